import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { npm, runInForeground, runIntoFile } from './child.mjs';
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs';
import { SetupError, say } from './say.mjs';

/**
 * In this order, cheapest first; the first failure ends the run. The walk of every path has one
 * core to itself: it runs beside the unit tests and the calls, and is told of in its turn.
 */
const PARTS = [
  { name: 'types', tests: false },
  { name: 'lint', tests: false },
  { name: 'unit', tests: true },
  { name: 'calls', tests: true },
  { name: 'paths', tests: true, isBeside: true },
  { name: 'browser', tests: true },
];

/**
 * `npm test`: every part, or the one named (`npm test -- unit`, further words go to vitest). Ends
 * with the line `N passed, N failed`; gives the exit code.
 */
export async function runChecks(root, [only, ...args]) {
  const parts = PARTS.filter((part) => only === undefined || part.name === only);
  if (parts.length === 0) {
    const names = PARTS.map((part) => part.name).join(', ');
    throw new SetupError(`there is no part "${only}" of the tests. Type one of: ${names}`);
  }
  const results = [];
  const beside = only === undefined ? startsBeside(root, args) : null;
  for (const part of parts) {
    if (part.tests) beside?.start();
    const chromium = part.name === 'browser' ? findChromium(process.env) : null;
    if (part.name === 'browser' && !chromium) {
      say(`browser: not run, no Chromium was found.\n${HOW_TO_GET_CHROMIUM}`);
      if (only === 'browser') results.push({ name: part.name, passed: 0, failed: 1, skipped: 0 });
      continue;
    }
    const result =
      beside && part.isBeside
        ? await beside.result()
        : await runPart(root, part, args, runInForeground, chromium);
    results.push(result);
    if (result.failed > 0) break;
  }
  beside?.stop();
  return summarize(results);
}

/** The part that runs beside the others: started once, its output shown when its turn has come. */
function startsBeside(root, args) {
  const part = PARTS.find(({ isBeside }) => isBeside);
  const folder = mkdtempSync(join(tmpdir(), 'payline-beside-'));
  const output = join(folder, 'output');
  const stopping = new AbortController();
  const run = (command, words, options) =>
    runIntoFile(command, words, output, { ...options, signal: stopping.signal });
  let running = null;
  return {
    start() {
      running ??= runPart(root, part, args, run, null);
      // Stopped on purpose, or looked at in its turn.
      running.catch(() => {});
    },
    async result() {
      const result = await running;
      say(`${part.name} …`);
      process.stdout.write(readFileSync(output, 'utf8'));
      return result;
    },
    stop() {
      stopping.abort();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function runPart(root, part, args, run, chromium) {
  if (run === runInForeground) say(`${part.name} …`);
  if (part.tests) await ensureBuilt(root);
  const folder = mkdtempSync(join(tmpdir(), 'payline-test-'));
  const report = join(folder, 'report.json');
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const [command, first, options] = npm();
  const words = [
    ...first,
    'run',
    '--silent',
    part.name,
    ...(part.tests ? ['--', ...reporting, ...args] : []),
  ];
  const env = chromium ? { ...process.env, CHROMIUM_PATH: chromium } : process.env;
  const inherited = run === runInForeground ? { stdio: 'inherit' } : {};
  const code = await run(command, words, { ...options, cwd: root, env, ...inherited });
  const counts = part.tests
    ? countsIn(report)
    : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true });
  // A file that cannot be loaded, or no test at all, has no failed test; it is still a failure.
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed);
  return { name: part.name, ...counts, failed };
}

function countsIn(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

function summarize(results) {
  console.log('');
  for (const { name, passed, failed, skipped } of results) {
    const notes = `${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    console.log(`${name.padEnd(8)} ${String(passed).padStart(5)} passed${notes}`);
  }
  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}
