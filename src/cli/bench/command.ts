import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchChild, startChild } from './child.ts';
import { inParallel, post } from './client.ts';
import { pacedMilliseconds, percentile } from './pace.ts';
import { type BenchLine, callFields, openCall, prepare, typedId } from './turns.ts';

const ROUNDS = 8;
const TURNS_PER_ROUND = 500;
const WIDTH = 16;
const WARM_UP_ROUNDS = 6;
const PACED_TURNS_PER_SECOND = 200;
const PACED_SECONDS = 5;

/** What a turn costs, beside a bare Express route, measured in one run of both. */
export interface BenchReport {
  /** CPU of a turn ÷ CPU of the bare route. */
  readonly ratioCpu: number;
  readonly turnsPerSecond: number;
  readonly bareTurnsPerSecond: number;
  /** Latency at 200 turns a second. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicrosPerTurn: number;
}

/** `payline bench`: prints the report; with `json` as one object on the last line. */
export async function bench(json: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'payline-bench-'));
  const authToken = randomBytes(16).toString('hex');
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const environment = settings(folder, authToken, accountSid);
  const children = await Promise.all([
    startChild('line-server', environment),
    startChild('bare-server', environment),
  ]);
  try {
    const [line, bare] = children;
    const address = { url: line.url, publicBaseUrl: PUBLIC_BASE_URL, accountSid, authToken };
    print(await measure(line, bare, address), json);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

const PUBLIC_BASE_URL = 'http://127.0.0.1';

function settings(folder: string, authToken: string, accountSid: string) {
  return {
    PORT: '0',
    PUBLIC_BASE_URL,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_ACCOUNT_SID: accountSid,
    DATABASE_PATH: join(folder, 'line.db'),
    GATEWAY_SECRET_KEY: randomBytes(16).toString('hex'),
    DATA_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    TURN_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'info',
    SIMULATOR: '1',
    NODE_ENV: 'development',
  };
}

/** Both servers in turn, round by round, so that whatever else the machine does hits both alike. */
async function measure(
  line: BenchChild,
  bare: BenchChild,
  address: BenchLine,
): Promise<BenchReport> {
  const spent = { line: 0, bare: 0, lineMs: 0, bareMs: 0 };
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const ours = await timed(line, await typedIds(address));
    const theirs = await timed(bare, bareTurns(bare.url, address));
    if (round < 0) continue;
    spent.line += ours.cpuMicros;
    spent.lineMs += ours.milliseconds;
    spent.bare += theirs.cpuMicros;
    spent.bareMs += theirs.milliseconds;
  }
  const turns = ROUNDS * TURNS_PER_ROUND;
  const latencies = await paced(address);
  return {
    ratioCpu: round2(spent.line / spent.bare),
    turnsPerSecond: Math.round((turns * 1_000) / spent.lineMs),
    bareTurnsPerSecond: Math.round((turns * 1_000) / spent.bareMs),
    p50Ms: round2(percentile(latencies, 50)),
    p99Ms: round2(percentile(latencies, 99)),
    cpuMicrosPerTurn: Math.round(spent.line / turns),
  };
}

async function timed(child: BenchChild, work: () => Promise<unknown>) {
  const cpuBefore = await child.cpuMicros();
  const began = performance.now();
  await work();
  const milliseconds = performance.now() - began;
  return { milliseconds, cpuMicros: (await child.cpuMicros()) - cpuBefore };
}

/** A member types an ID: verified, loaded, asked about, advanced, rendered, committed. */
async function typedIds(address: BenchLine): Promise<() => Promise<unknown>> {
  const calls = await inParallel([...Array(TURNS_PER_ROUND)], WIDTH, () => openCall(address));
  const requests = calls.map((call) => typedId(address, call));
  return () => inParallel(requests, WIDTH, post);
}

function bareTurns(url: string, address: BenchLine): () => Promise<unknown> {
  const { host } = new URL(url);
  const fields = callFields(address, `CA${'0'.repeat(32)}`, {
    ...{ Digits: '900000017', FinishedOnKey: '#', msg: 'Gather End' },
  });
  const bare = { ...address, url, publicBaseUrl: `http://${host}` };
  const requests = [...Array(TURNS_PER_ROUND)].map(() => prepare(bare, '/voice', fields));
  return () => inParallel(requests, WIDTH, post);
}

async function paced(address: BenchLine): Promise<number[]> {
  const count = PACED_TURNS_PER_SECOND * PACED_SECONDS;
  const calls = await inParallel([...Array(count)], WIDTH, () => openCall(address));
  const requests = calls.map((call) => typedId(address, call));
  return pacedMilliseconds(requests, PACED_TURNS_PER_SECOND);
}

function print(report: BenchReport, json: boolean): void {
  const { ratioCpu, turnsPerSecond, bareTurnsPerSecond, p50Ms, p99Ms, cpuMicrosPerTurn } = report;
  console.log(
    `A turn costs ${ratioCpu} times the CPU of a bare Express route with Twilio's middleware\n` +
      `(${turnsPerSecond} against ${bareTurnsPerSecond} a second over ${WIDTH} connections; the ` +
      'turn waits for the disk).\n' +
      `At ${PACED_TURNS_PER_SECOND} turns a second: half within ${p50Ms} ms, 99 % within ${p99Ms} ms ` +
      `(${cpuMicrosPerTurn} µs of CPU a turn).`,
  );
  if (json) console.log(JSON.stringify(report));
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
