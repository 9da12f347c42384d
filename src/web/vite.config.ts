import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The browser's phones, built to dist/web. Relative addresses, so it works wherever it is mounted. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'agent-phone.html'].map((page) =>
        fileURLToPath(new URL(page, import.meta.url)),
      ),
    },
    modulePreload: { polyfill: false },
  },
});
