import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHttpDirectory } from '../../src/billing/http-directory.ts';
import { systemClock } from '../../src/clock.ts';
import { codeOf } from '../../src/errors.ts';
import {
  BILLING_TOKEN,
  type BillingServer,
  startBillingServer,
} from '../support/billing-server.ts';

let server: BillingServer;
beforeEach(async () => {
  server = await startBillingServer();
});
afterEach(() => server.close());

const directory = () =>
  createHttpDirectory({ baseUrl: server.url, token: BILLING_TOKEN, clock: systemClock });
const answers = (body: object) => server.fail('GET', { status: 200, body: JSON.stringify(body) });

const member = {
  ...{ memberId: '900000017', birthDate: '1958-01-02', zip: '94110' },
  ...{ region: 'hawaii', language: 'es-US', email: 'ana@example.com' },
};
const premium = {
  ...{ planType: 'cobra', state: 'OR', dueDate: '2026-02-01', paidThroughDate: '2026-01-31' },
  months: [
    { month: '2026-02-01', amountCents: 61_000 },
    { month: '2026-03-01', amountCents: 61_000 },
  ],
  ...{ firstPaymentPending: false, electionDate: '2026-01-15', noticeDate: null },
};
const bill = {
  ...{ billId: 'bill-1', kind: 'premium', category: 'premium', forDate: '2026-03-01' },
  ...{ dueDate: '2026-02-01', graceEndDate: null, balanceCents: 122_000, minimumDueCents: 61_000 },
  ...{ premium, inDispute: true },
};

it.each([
  ['es-US', 'es-US'],
  ['en-US', 'en-US'],
  ['vi', null],
  ['EN-us', null],
  ['', null],
  [null, null],
])('the language %j is known as %j', async (language, known) => {
  answers({ ...member, language });
  expect((await directory().findMember('900000017'))?.language).toBe(known);
});

it.each([
  { region: null },
  { region: 'elsewhere-2' },
  { email: null },
  { email: "o'neil+bills@example.co.uk" },
  { email: 'josé@例え.example' },
])('a member with %j is taken as told', async (change) => {
  answers({ ...member, ...change });
  expect(await directory().findMember('900000017')).toEqual({ ...member, ...change });
});

it.each([
  ['region', ''],
  ['region', 7],
  ['region', '../hawaii'],
  ['region', undefined],
  ['language', undefined],
  ['language', 'x'.repeat(36)],
  ['language', 1],
  ['email', undefined],
  ['email', 'nobody'],
  ['email', 'a@b,c@d'],
])(
  'a member whose %s is %j is not believed, and the value is not repeated',
  async (field, value) => {
    answers({ ...member, [field]: value });
    const error = await directory()
      .findMember('900000017')
      .catch((thrown: unknown) => thrown);
    expect(codeOf(error)).toBe('directory.unreadable');
    expect(String(error)).toContain(`wrong or missing: ${field}.`);
  },
);

it('a premium is taken as told, and what the contract does not name is dropped', async () => {
  answers({ ...bill, premium: { ...premium, group: 'Acme' } });
  expect(await directory().bill('bill-1')).toEqual(bill);
});

const months = (...list: [month: string, amountCents: number][]) => ({
  months: list.map(([month, amountCents]) => ({ month, amountCents })),
});

it.each<[field: string, change: object]>([
  ['planType', { planType: 'hmo' }],
  ['state', { state: 'Oregon' }],
  ['months', { months: [] }],
  ['months', months(['2026-03-01', 1], ['2026-02-01', 1])],
  ['months', months(['2026-03-01', 1], ['2026-03-01', 1])],
  ['months.0.month', months(['2026-03-02', 1])],
  ['months.0.amountCents', months(['2026-03-01', 0])],
  ['months.0.amountCents', months(['2026-03-01', 61.5])],
  ['dueDate', { dueDate: null }],
  ['paidThroughDate', { paidThroughDate: '2026-02-30' }],
  ['firstPaymentPending', { firstPaymentPending: 0 }],
  ['electionDate', { electionDate: undefined }],
  ['noticeDate', { noticeDate: '' }],
])('a premium with a wrong %s is not believed', async (field, change) => {
  answers({ ...bill, premium: { ...premium, ...change } });
  await expect(directory().bill('bill-1')).rejects.toThrow(`wrong or missing: premium.${field}.`);
});

it('a medical bill has no premium', async () => {
  answers({ ...bill, kind: 'medical', category: 'labTests' });
  await expect(directory().bill('bill-1')).rejects.toThrow('wrong or missing: premium.');
});

it.each([
  ['the bill of another application', { applicationNumber: '1' }, 'another ID'],
  ['an application without a birth date', { birthDate: null }, 'found.0.birthDate'],
])('%s is not believed', async (_what, change, says) => {
  const found = { applicationNumber: '44', birthDate: '1997-09-27', region: null, bill };
  answers({ found: [{ ...found, ...change }] });
  await expect(directory().findApplication('44')).rejects.toThrow(says);
});

it('an application number of anything but digits is not even asked for', async () => {
  expect(await directory().findApplication('44&number=45')).toBeNull();
  expect(await directory().findApplication('9'.repeat(33))).toBeNull();
  expect(server.requests).toEqual([]);
});
