import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { runChecks } from './checks.mjs';
import { runInForeground } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { SetupError } from './say.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** `command` is the npm script: test runs the checks, payline is the command itself. */
export async function main([command = 'payline', ...args]) {
  try {
    await ensureInstalled(root);
    if (command === 'test') return await runChecks(root, args);
    await ensureBuilt(root);
    const program = join(root, 'dist/src/cli/payline.js');
    const words = command === 'payline' ? args : [command, ...args];
    return await runInForeground(process.execPath, [program, ...words]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`payline: ${error.message}`);
    return 1;
  }
}
