import { defineConfig } from 'vitest/config';

const node = { environment: 'node', pool: 'forks' } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/calls/**', 'test/paths/**', 'test/browser/**'],
        },
      },
      {
        test: { ...node, name: 'calls', include: ['test/calls/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        test: {
          ...node,
          name: 'paths',
          include: ['test/paths/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 1_200_000,
        },
      },
      {
        test: {
          ...node,
          name: 'browser',
          globalSetup: ['test/browser/build-page.ts'],
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
