import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  AgreedPlan,
  BillExtension,
  BillingDirectory,
  FiledRequest,
} from '../../src/billing/directory.ts';
import { createHttpDirectory } from '../../src/billing/http-directory.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { systemClock } from '../../src/clock.ts';
import { codeOf } from '../../src/errors.ts';
import {
  BILLING_TOKEN,
  type BillingServer,
  type Fault,
  startBillingServer,
} from '../support/billing-server.ts';

let server: BillingServer;
let directory: BillingDirectory;
beforeEach(async () => {
  server = await startBillingServer();
  seedDemoMembers(server.db, '2026-03-02');
  directory = createHttpDirectory({
    ...{ baseUrl: server.url, token: BILLING_TOKEN, clock: systemClock },
  });
});
afterEach(() => server.close());

const extension: BillExtension = {
  ...{ reference: '11112222', billId: 'bill-10000017', dueDate: '2026-03-28' },
};
const plan: AgreedPlan = {
  ...{ reference: '55556666', billId: 'bill-10015004' },
  instalments: [
    { dueDate: '2026-03-22', amountCents: 90_000 },
    { dueDate: '2026-04-22', amountCents: 90_001 },
  ],
};
const request: FiledRequest = {
  ...{ reference: '33334444', kind: 'dispute', memberId: '900000017', billId: 'bill-10000017' },
  detail: { answerBy: 'mail', language: 'es-US' },
  filedAtMilliseconds: Date.UTC(2026, 2, 2, 17, 31),
};
const extend = (change: Partial<BillExtension> = {}) =>
  directory.extend({ ...extension, ...change });
const setUp = (change: Partial<AgreedPlan> = {}) => directory.setUpPlan({ ...plan, ...change });
const file = (change: Partial<FiledRequest> = {}) => directory.file({ ...request, ...change });

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe.each([
  {
    ...{ name: 'an extension', table: 'bill_extensions', key: '11112222', write: () => extend() },
    other: { reference: '11112222', billId: 'bill-10000017', dueDate: '2026-03-29' },
  },
  {
    ...{ name: 'a request', table: 'plan_requests', key: '33334444', write: () => file() },
    other: { reference: '33334444', kind: 'dispute', memberId: '900000017', billId: null },
  },
  {
    ...{ name: 'a payment plan', table: 'bill_plans', key: '55556666', write: () => setUp() },
    other: { ...plan, instalments: plan.instalments.slice(1) },
  },
])('$name', ({ table, key, write, other }) => {
  const count = () =>
    server.db.prepare(`SELECT count(*) FROM ${table} WHERE reference = ?`).pluck().get(key);

  it.each<[name: string, fault: Fault, code: string, taken: number]>([
    ['whose answer was lost', 'answerLost', 'directory.unavailable', 1],
    ['that never arrived', 'hangUp', 'directory.unavailable', 0],
    ['answered 500', { status: 500, body: '' }, 'directory.unavailable', 0],
    ['answered in another tongue', { status: 201, body: '{}' }, 'directory.unreadable', 0],
    [
      'answered for another one',
      { status: 201, body: JSON.stringify(other) },
      ...(['directory.unreadable', 0] as const),
    ],
  ])(
    '%s is not repeated by itself; sent again it counts once',
    async (_name, fault, code, taken) => {
      server.fail('POST', fault);
      expect(codeOf(await errorOf(write()))).toBe(code);
      expect([server.keys, count()]).toEqual([[key], taken]);
      await write();
      await write();
      expect([server.keys, count()]).toEqual([[key, key, key], 1]);
    },
  );
});

it('a request arrives with how the answer is wanted and when it was filed', async () => {
  await file();
  const row = server.db.prepare('SELECT detail, filed_at_ms AS at FROM plan_requests').get();
  expect(row).toEqual({
    detail: JSON.stringify(request.detail),
    at: request.filedAtMilliseconds,
  });
});

it.each<[name: string, write: () => Promise<void>, says: string[]]>([
  [
    'an extension of a bill that is gone',
    () => extend({ reference: '5', billId: 'bill-1' }),
    ['extension 5 (bill_not_found)', 'told the new due date', 'sent again'],
  ],
  [
    'an extension that contradicts an earlier one',
    () => extend({ dueDate: '2026-04-01' }),
    ['extension 11112222 (extension_conflict)'],
  ],
  [
    'a payment plan of a bill that is gone',
    () => setUp({ reference: '8', billId: 'bill-1' }),
    ['payment plan 8 (bill_not_found)', 'told the instalments', 'sent again'],
  ],
  [
    'a payment plan that contradicts an earlier one',
    () => setUp({ instalments: plan.instalments.slice(1) }),
    ['payment plan 55556666 (plan_conflict)'],
  ],
  [
    'a payment plan of a bill that is on one',
    () => setUp({ reference: '9' }),
    ['payment plan 9 (plan_conflict)'],
  ],
  [
    'a request about a bill that is gone',
    () => file({ reference: '6', billId: 'bill-1' }),
    ['request 6 (bill_not_found)', 'told that it is filed', 'sent again'],
  ],
  [
    'a request of nobody',
    () => file({ reference: '7', memberId: '1' }),
    ['request 7 (member_not_found)'],
  ],
  [
    'a request that contradicts an earlier one',
    () => file({ kind: 'itemizedStatement' }),
    ['request 33334444 (request_conflict)'],
  ],
])('%s is refused by name', async (_name, write, says) => {
  await extend();
  await setUp();
  await file();
  const error = await errorOf(write());
  expect(codeOf(error)).toBe('directory.refused');
  for (const words of says) expect(String(error)).toContain(words);
});

it('no refusal says whose it is', async () => {
  const error = await errorOf(file({ memberId: '900000999' }));
  expect(String(error)).not.toContain('900000999');
  expect(String(error)).not.toContain(request.billId);
});
