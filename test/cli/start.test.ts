import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRunning, type RunningDemo } from '../../src/cli/start/running.ts';
import { rootFolder } from '../../src/root.ts';
import { freePorts } from './free-ports.ts';
import { type Finished, finish } from './setup-clone.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TIME_LIMIT = 30_000;
const program = join(rootFolder, 'src/cli/payline.ts');

/** `payline ARGS` of this source tree with a data folder and ports of its own. */
async function machine() {
  const folder = temporaryFolder();
  const [line, phone, gateway] = await freePorts(3);
  const env = {
    ...process.env,
    DATABASE_PATH: join(folder, 'payline.db'),
    PORT: String(line),
    PHONE_PORT: String(phone),
    GATEWAY_PORT: String(gateway),
  };
  const payline = (...args: string[]) =>
    spawn(process.execPath, ['--import', 'tsx', program, ...args], {
      env,
      cwd: rootFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return { folder, payline };
}

interface OpenDemo {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
  readonly demo: RunningDemo;
}

/** Starts the demo and waits for its banner. */
async function open({ folder, payline }: Awaited<ReturnType<typeof machine>>): Promise<OpenDemo> {
  const child = payline('start');
  const finished = finish(child);
  const ended = finished.then(({ err }) => Promise.reject(new Error(err)));
  ended.catch(() => {});
  await Promise.race([untilOpen(child), ended]);
  const demo = findRunning(folder);
  if (!demo) throw new Error('the demo left no note of itself');
  return { process: child, finished, demo };
}

function untilOpen(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('the line is open')) resolve();
    });
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function anyAnswers({ lineUrl, phoneUrl, gatewayUrl }: RunningDemo): Promise<boolean> {
  const all = await Promise.all([lineUrl, phoneUrl, gatewayUrl].map(answers));
  return all.includes(true);
}

it('opens the line, is called by the phone, refuses a second one, and stops in order', {
  timeout: TIME_LIMIT,
}, async () => {
  const here = await machine();
  const { process: child, finished, demo } = await open(here);

  const phone = await finish(here.payline('phone', '--json', 'hangup'));
  expect(phone).toMatchObject({ code: 0, err: '' });
  expect(phone.out).toContain('{"say":"Golden Valley Health Plan payment line.');

  const second = await finish(here.payline('start'));
  expect(second.code).toBe(1);
  expect(second.err).toContain(`The demo is running already (process ${demo.pid})`);

  child.kill('SIGTERM');
  const { code, out } = await finished;
  expect(code).toBe(0);
  expect(out).toContain(demo.phoneUrl);
  expect(findRunning(here.folder)).toBeNull();
  expect(await anyAnswers(demo)).toBe(false);
});

it('says so when the line is killed, stops, and opens again', { timeout: TIME_LIMIT }, async () => {
  const here = await machine();
  const first = await open(here);
  process.kill(first.demo.linePid, 'SIGKILL');
  const { code, err } = await first.finished;
  expect(code).toBe(1);
  expect(err).toContain('The line was killed (SIGKILL)');
  expect(err).toContain('Nothing is lost');
  expect(await anyAnswers(first.demo)).toBe(false);

  const again = await open(here);
  again.process.kill('SIGINT');
  expect(await again.finished).toMatchObject({ code: 0 });
});

it('leaves nothing running when it is killed itself', { timeout: TIME_LIMIT }, async () => {
  const here = await machine();
  const { process: child, finished, demo } = await open(here);
  child.kill('SIGKILL');
  await finished;
  await expect.poll(() => anyAnswers(demo), { timeout: 10_000 }).toBe(false);
});

it('the phone says what to type when no demo runs', { timeout: TIME_LIMIT }, async () => {
  const { payline } = await machine();
  const { code, err } = await finish(payline('phone'));
  expect(code).toBe(1);
  expect(err).toContain('Start it with npm start');
});
