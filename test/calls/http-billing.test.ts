import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { compareTranscripts } from '../../src/simulator/transcript/compare.ts';
import { parseTranscript } from '../../src/simulator/transcript/parse.ts';
import {
  BILLING_TOKEN,
  type BillingServer,
  startBillingServer,
} from '../support/billing-server.ts';
import { checkStore } from '../support/checks.ts';
import { startOf } from '../support/directives.ts';
import { playCall } from '../support/play-call.ts';
import { World } from '../support/world.ts';

let server: BillingServer;
beforeEach(async () => {
  server = await startBillingServer();
  seedDemoMembers(server.db, '2026-03-02');
});
afterEach(() => server.close());

/** Plays a golden call on a line whose records are the plan's; says where it went another way. */
async function play(file: string, meanwhile?: (world: World) => Promise<void>) {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const entries = parseTranscript(text);
  const world = new World(startOf(text), { url: server.url, token: BILLING_TOKEN });
  try {
    await world.start();
    const actual = await playCall(world, text, entries, async (world, asked) => {
      if (!asked.startsWith('bill ')) return checkStore(world, asked);
      const number = asked.split(' ')[1] ?? '';
      return `bill ${number} owes ${(owedCents(number) / 100).toFixed(2)}`;
    });
    await meanwhile?.(world);
    return compareTranscripts(entries, actual);
  } finally {
    await world.stop();
  }
}

const owedCents = (number: string) =>
  server.db
    .prepare('SELECT balance_cents FROM bills WHERE bill_number = ?')
    .pluck()
    .get(number) as number;
const postings = () =>
  server.db.prepare('SELECT confirmation, bill_id, amount_cents FROM bill_postings').all();

describe('a call sounds the same when the records are the plan’s own', () => {
  test.each([
    'pay-medical-bill.call',
    'pay-premium-in-grace.call',
    'seven-bills-two-pages.call',
    'three-wrong-then-bill-number.call',
    'broken-off-and-resumed.call',
    'wrong-birth-date-sounds-like-unknown-id.call',
    'nothing-to-pay.call',
  ])('%s', async (file) => {
    expect(await play(file)).toBeUndefined();
  });
});

const paid = [{ confirmation: '96396302', bill_id: 'bill-10000017', amount_cents: 12_450 }];

test('the payment arrives at the plan, once', async () => {
  expect(await play('pay-medical-bill.call')).toBeUndefined();
  expect(server.keys).toEqual(['96396302:bill-10000017']);
  expect(postings()).toEqual(paid);
});

test('when the answer to the posting is lost, the same posting is sent again and counts once', async () => {
  server.fail('POST', 'answerLost', 'answerLost', 'answerLost');
  expect(await play('pay-medical-bill.call', (world) => world.pass(60_000))).toBeUndefined();
  expect(server.keys).toEqual(Array(4).fill('96396302:bill-10000017'));
  expect(postings()).toEqual(paid);
  expect(owedCents('10000017')).toBe(0);
});

test('a wrong ID and a wrong birth date ask the plan the same questions', async () => {
  await play('wrong-birth-date-sounds-like-unknown-id.call');
  const shapes = server.requests.map((request) => request.replace(/\/\d+/, '/ID'));
  const rounds = shapes.length / 2;
  expect(rounds).toBeGreaterThan(1);
  expect(shapes).toEqual(Array(rounds).fill(['GET /members/ID', 'GET /members/ID/bills']).flat());
});
