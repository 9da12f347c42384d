import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { type SandboxGateway, startSandboxGateway } from '../../src/payments/sandbox/server.ts';
import { openDatabase } from '../../src/store/open.ts';
import { LineProcess } from '../support/line-process.ts';
import { shortCall } from '../support/short-call.ts';

const CARD_THAT_TAKES_LONG = ['4000000000000077#', '1230#', '123#', '94110#'];
const TO_THE_CARD = ['1', '900000017#', '94110#', '1', '1', '1', '1'];

/** The gateway's eight seconds in one, so that the suite stays quick. */
const hurried = {
  now: () => systemClock.now(),
  sleep: (milliseconds: number, stop?: AbortSignal) => systemClock.sleep(milliseconds / 8, stop),
};

let folder: string;
let gateway: SandboxGateway;
let line: LineProcess;
let connector: { url: string; user: string; password: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payline-kill-'));
  gateway = await startSandboxGateway({
    port: 0,
    databasePath: join(folder, 'gateway.db'),
    clock: hurried,
    secretKey: 'kill-secret',
    connectorUser: 'kill',
    connectorPassword: 'kill',
  });
  connector = { url: `${gateway.url}/connector`, user: 'kill', password: 'kill' };
  line = new LineProcess(join(folder, 'line.db'), gateway.url, 'kill-secret');
  await line.start();
}, 20_000);

afterEach(async () => {
  line.kill();
  await line.gone();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a line killed during "one moment" tells the truth when it is started again', async () => {
  await shortCall(line, connector, [...TO_THE_CARD, ...CARD_THAT_TAKES_LONG, '1'], (text) => {
    if (text.startsWith('One moment. We are sending')) line.kill();
  });
  await line.gone();

  await line.start();
  const heard = await shortCall(line, connector, ['1', '900000017#', '94110#']);

  expect(heard).toContain(
    'Your payment of 124 dollars and 50 cents in your last call went through.',
  );
  expect(await chargedCents()).toEqual([12_450]);
  const db = openDatabase(join(folder, 'line.db'));
  const payments = db
    .prepare("SELECT state, confirmation FROM payments WHERE call_sid <> 'demo'")
    .all() as {
    state: string;
    confirmation: string;
  }[];
  db.close();
  expect(payments.map(({ state }) => state)).toEqual([expect.stringMatching(/captured|posted/)]);
  expect(heard.replaceAll(/[ ,]/g, '')).toContain(payments[0]?.confirmation);
}, 30_000);

async function chargedCents(): Promise<number[]> {
  const response = await fetch(`${gateway.url}/v1/charges`, {
    headers: { Authorization: 'Bearer kill-secret' },
  });
  const { charges } = (await response.json()) as { charges: { amount_cents: number }[] };
  return charges.map((charge) => charge.amount_cents);
}
