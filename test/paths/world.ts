import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierCall, LineFacts, OpenBill, PaymentOutcome } from '../../flows/index.ts';
import { rootFolder } from '../../src/root.ts';

export const facts = JSON.parse(
  readFileSync(join(rootFolder, 'flows/line.json'), 'utf8'),
) as LineFacts;

/** One instant of each kind, in Los Angeles. */
export const times = {
  /** Tuesday, 10:00. */
  open: { now: '2026-11-24T18:00:00.000Z', today: '2026-11-24' },
  /** Tuesday, 21:00. */
  closed: { now: '2026-11-25T05:00:00.000Z', today: '2026-11-24' },
  /** Thanksgiving, 10:00. */
  holiday: { now: '2026-11-26T18:00:00.000Z', today: '2026-11-26' },
} as const;

export type Time = (typeof times)[keyof typeof times];

export const CONFIRMATION = '48203917';
export const OTHER_CONFIRMATION = '90114725';

/** Less may be paid than is owed; three times the minimum is less than the balance. */
const visit: OpenBill = {
  billId: 'bill-visit',
  kind: 'medical',
  category: 'officeVisit',
  forDate: '2026-10-20',
  dueDate: '2026-12-05',
  balanceCents: 12_450,
  minimumDueCents: 2_500,
  graceEndDate: null,
};

/** All of it is due, and coverage hangs on it. */
const premium: OpenBill = {
  billId: 'bill-premium',
  kind: 'premium',
  category: 'premium',
  forDate: '2026-11-01',
  dueDate: '2026-11-01',
  balanceCents: 31_275,
  minimumDueCents: 31_275,
  graceEndDate: '2026-12-01',
};

/** Past due, and the minimum is paid already. */
const tests: OpenBill = {
  billId: 'bill-tests',
  kind: 'medical',
  category: 'labTests',
  forDate: '2026-09-02',
  dueDate: '2026-10-15',
  balanceCents: 8_000,
  minimumDueCents: 0,
  graceEndDate: null,
};

const more = (['hospitalStay', 'emergencyVisit', 'pharmacy', 'officeVisit'] as const).map(
  (category, index): OpenBill => ({
    ...visit,
    billId: `bill-more-${index}`,
    category,
    dueDate: `2026-12-${10 + index}`,
    balanceCents: 4_001 + index,
  }),
);

const payment = (outcome: PaymentOutcome): EarlierCall => ({
  billId: null,
  payment: { outcome, amountCents: 7_705, confirmation: OTHER_CONFIRMATION },
});

const brokenOff = (billId: string): EarlierCall => ({ billId, payment: null });

/** Every kind of member there is to be matched. */
export const members: readonly {
  readonly bills: readonly OpenBill[];
  readonly earlier: EarlierCall | null;
}[] = [
  { bills: [visit], earlier: null },
  { bills: [], earlier: null },
  { bills: [premium, visit], earlier: null },
  { bills: [tests], earlier: null },
  { bills: [visit, premium, tests, ...more], earlier: null },
  { bills: [visit], earlier: brokenOff(visit.billId) },
  { bills: [visit], earlier: brokenOff('bill-paid-since') },
  ...(['captured', 'declined', 'notCharged', 'unknown', 'working'] as const).map((outcome) => ({
    bills: [visit],
    earlier: payment(outcome),
  })),
];

/** Every kind of bill there is to be matched by its number. */
export const numberedBills: readonly OpenBill[] = [
  visit,
  premium,
  tests,
  { ...visit, balanceCents: 0, minimumDueCents: 0 },
];

/** The same bill after something was paid or added at the plan. */
export function changed(bill: OpenBill): OpenBill {
  const balanceCents = bill.balanceCents % 2 ? bill.balanceCents + 1 : bill.balanceCents - 1;
  return { ...bill, balanceCents, minimumDueCents: Math.min(bill.minimumDueCents, balanceCents) };
}
