import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../src/root.ts';

const SHARED = ['src/web-shared', 'package-lock.json'];
const PAGES = [
  { name: 'web', from: 'src/web', sources: ['src/simulator/contract.ts', 'docs/flow.svg'] },
  { name: 'desk', from: 'src/web-desk', sources: ['src/desk/contract.ts', 'src/card-numbers.ts'] },
];

/** Builds the pages into dist/ when their sources are newer (a vitest global set-up). */
export default function buildPages(): void {
  const vite = join(rootFolder, 'node_modules/vite/bin/vite.js');
  const options = { cwd: rootFolder, stdio: 'pipe' } as const;
  for (const { name, from, sources } of PAGES) {
    const page = join(rootFolder, 'dist', name, 'index.html');
    const built = existsSync(page) ? statSync(page).mtimeMs : 0;
    const all = [from, ...sources, ...SHARED];
    const newest = Math.max(...all.map((source) => newestChange(join(rootFolder, source))));
    if (built >= newest) continue;
    const args = [vite, 'build', '--config', `${from}/vite.config.ts`];
    execFileSync(process.execPath, args, options);
  }
}

/** When anything at or below `path` last changed, in milliseconds; 0 when it is not there. */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
