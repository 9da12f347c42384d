import { expect, it } from 'vitest';
import type { OpenBill } from '../../flows/index.ts';
import { calendarOf } from '../../flows/rules/calendar.ts';

const bill = (billId: string, dueDate: string, rest: Partial<OpenBill> = {}): OpenBill => ({
  billId,
  kind: 'premium',
  category: 'premium',
  forDate: '2026-03-01',
  dueDate,
  balanceCents: 9_000,
  minimumDueCents: 9_000,
  graceEndDate: null,
  premium: null,
  inDispute: false,
  ...rest,
});

const plan = {
  instalmentCents: 3_000,
  nextDueDate: '2026-03-02',
  remainingCount: 3,
  newChargesCents: 0,
};
const paid = { ...plan, instalmentCents: 0 };

const first = {
  planType: 'cobra',
  state: 'OR',
  months: [],
  dueDate: '2026-02-15',
  paidThroughDate: null,
  firstPaymentPending: true,
  electionDate: '2026-02-15',
  noticeDate: null,
} as const;

it.each([
  ['on the sixtieth day', [bill('a', '2026-05-01')], ['2026-05-01 due a']],
  ['a day later', [bill('a', '2026-05-02')], []],
  ['today', [bill('a', '2026-03-02')], ['2026-03-02 due a']],
  ['on a plan', [bill('a', '2026-03-02', { plan })], ['2026-03-02 due a']],
  ['nothing due on its plan', [bill('a', '2026-03-02', { plan: paid })], []],
  ['in dispute', [bill('a', '2026-03-02', { inDispute: true })], []],
  [
    'first things first, past due before all',
    [bill('a', '2026-03-20'), bill('b', '2026-02-01'), bill('c', '2026-03-03')],
    ['2026-02-01 pastDue b', '2026-03-03 due c', '2026-03-20 due a'],
  ],
  [
    'the last day to keep coverage beside the due date',
    [bill('a', '2026-02-22', { graceEndDate: '2026-03-25' }), bill('b', '2026-03-07')],
    ['2026-02-22 pastDue a', '2026-03-07 due b', '2026-03-25 graceEnd a'],
  ],
  [
    'a last day that is over is none',
    [bill('a', '2026-01-22', { graceEndDate: '2026-03-01' })],
    ['2026-01-22 pastDue a'],
  ],
  [
    'nothing of a first payment is due before its last day',
    [bill('a', '2026-02-15', { graceEndDate: '2026-04-01', premium: first })],
    ['2026-04-01 graceEnd a'],
  ],
] as const)('%s', (_, bills, expected) => {
  const entries = calendarOf(bills, '2026-03-02', 60);
  expect(entries.map(({ date, what, bill: { billId } }) => `${date} ${what} ${billId}`)).toEqual(
    expected,
  );
});
