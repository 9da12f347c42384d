import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../src/root.ts';

const SOURCES = ['src/web', 'src/simulator/contract.ts', 'docs/flow.svg', 'package-lock.json'];

/** Builds the phone's page into dist/web when its sources are newer (a vitest global set-up). */
export default function buildPage(): void {
  const page = join(rootFolder, 'dist/web/index.html');
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  const newest = Math.max(...SOURCES.map((source) => newestChange(join(rootFolder, source))));
  if (built >= newest) return;
  const vite = join(rootFolder, 'node_modules/vite/bin/vite.js');
  const options = { cwd: rootFolder, stdio: 'pipe' } as const;
  execFileSync(process.execPath, [vite, 'build', '--config', 'src/web/vite.config.ts'], options);
}

/** When anything at or below `path` last changed, in milliseconds; 0 when it is not there. */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
