import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierCall, LineFacts, OpenBill, PaymentOutcome } from '../../flows/index.ts';
import { rootFolder } from '../../src/root.ts';

const written = JSON.parse(readFileSync(join(rootFolder, 'flows/line.json'), 'utf8')) as LineFacts;

const { tty } = written;
export const facts: LineFacts = {
  ...written,
  tty: { ...tty, numbers: [], representativeNumber: null },
};

/** Who calls the line in these tests, and which number. */
export const parties = { callerNumber: '+15005550101', lineNumber: facts.lineNumber };

/** The same line, where every call begins in relay or by TTY. */
export const inRelay: LineFacts = {
  ...facts,
  relay: { ...facts.relay, callerNumbers: [parties.callerNumber] },
};
export const byTty: LineFacts = {
  ...facts,
  tty: { ...facts.tty, numbers: [facts.lineNumber], representativeNumber: '+18005550145' },
};
/** Nobody at the plan has a TTY. */
export const byTtyAlone: LineFacts = {
  ...byTty,
  tty: { ...byTty.tty, representativeNumber: null },
};

/** One instant of each kind, in Los Angeles. */
export const times = {
  /** Tuesday, 10:00. */
  open: { now: '2026-11-24T18:00:00.000Z', today: '2026-11-24' },
  /** Minutes later in the same silence: it is time to warn; it is time to end. */
  quiet: { now: '2026-11-24T18:09:30.000Z', today: '2026-11-24' },
  quietTooLong: { now: '2026-11-24T18:11:00.000Z', today: '2026-11-24' },
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
  premium: null,
  inDispute: false,
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
  premium: null,
  inDispute: false,
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
  premium: null,
  inDispute: false,
};

/** Past due, and not collected. */
const disputed: OpenBill = { ...tests, billId: 'bill-disputed', inDispute: true };

const more = (['hospitalStay', 'emergencyVisit', 'pharmacy', 'officeVisit'] as const).map(
  (category, index): OpenBill => ({
    ...visit,
    billId: `bill-more-${index}`,
    category,
    dueDate: `2026-12-${10 + index}`,
    balanceCents: 4_001 + index,
  }),
);

/** Two months with tax credit: claims are held, and one month alone keeps nothing. */
const held: OpenBill = {
  ...premium,
  billId: 'bill-held',
  dueDate: '2026-09-25',
  balanceCents: 43_001,
  premium: {
    planType: 'exchangeWithCredit',
    state: 'CA',
    months: [
      { month: '2026-10-01', amountCents: 21_000 },
      { month: '2026-11-01', amountCents: 22_001 },
    ],
    dueDate: '2026-09-25',
    paidThroughDate: '2026-09-30',
    firstPaymentPending: false,
    electionDate: null,
    noticeDate: null,
  },
};

/** The last day to pay is over. */
const expired: OpenBill = {
  ...held,
  billId: 'bill-expired',
  premium: held.premium && { ...held.premium, planType: 'individual', state: 'CO' },
};

/** The first payment is due soon, as are more bills than a page holds. */
const dueSoon: readonly OpenBill[] = [
  {
    ...held,
    billId: 'bill-first',
    dueDate: '2026-11-28',
    premium: held.premium && {
      ...held.premium,
      dueDate: '2026-11-28',
      paidThroughDate: null,
      firstPaymentPending: true,
    },
  },
  ...['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-29', '2026-11-30'].map(
    (dueDate, index): OpenBill => ({ ...visit, billId: `bill-soon-${index}`, dueDate }),
  ),
];

/** Large enough for a payment plan. */
const stay: OpenBill = {
  ...visit,
  billId: 'bill-stay',
  category: 'hospitalStay',
  dueDate: '2026-12-20',
  balanceCents: 90_001,
  minimumDueCents: 90_001,
};

/** On a payment plan, with charges that are not on it. */
const onPlan: OpenBill = {
  ...visit,
  billId: 'bill-on-plan',
  dueDate: '2026-11-20',
  balanceCents: 50_000,
  minimumDueCents: 15_000,
  plan: {
    instalmentCents: 10_000,
    nextDueDate: '2026-11-20',
    remainingCount: 4,
    newChargesCents: 5_000,
  },
};

const payment = (outcome: PaymentOutcome): EarlierCall => ({
  billId: null,
  payment: { outcome, amountCents: 7_705, confirmation: OTHER_CONFIRMATION },
});

const brokenOff = (billId: string): EarlierCall => ({ billId, payment: null });

/** The plan's records in every kind: what is open, and what an earlier call left. */
const accounts: readonly {
  readonly bills: readonly OpenBill[];
  readonly earlier: EarlierCall | null;
}[] = [
  { bills: [visit], earlier: null },
  { bills: [], earlier: null },
  { bills: [premium, visit], earlier: null },
  { bills: [tests], earlier: null },
  { bills: [onPlan, stay], earlier: null },
  { bills: [stay], earlier: null },
  {
    bills: Array.from({ length: 6 }, (_, index) => ({ ...stay, billId: `bill-stay-${index}` })),
    earlier: null,
  },
  { bills: [held, visit], earlier: null },
  { bills: [expired], earlier: null },
  { bills: dueSoon, earlier: null },
  { bills: [disputed, visit], earlier: brokenOff(disputed.billId) },
  { bills: [visit, premium, tests, ...more], earlier: null },
  { bills: [visit], earlier: brokenOff(visit.billId) },
  { bills: [visit], earlier: brokenOff('bill-paid-since') },
  ...(['captured', 'declined', 'notCharged', 'unknown', 'working'] as const).map((outcome) => ({
    bills: [visit],
    earlier: payment(outcome),
  })),
];

/** Every kind of member there is to be matched; one speaks Spanish, one lives in another zone. */
export const members = accounts.map((account, index) => ({
  ...account,
  locale: index === 1 ? ('es-US' as const) : null,
  region: index === 2 ? 'hawaii' : null,
}));

/** Every kind of bill there is to be matched by its number. */
export const numberedBills: readonly OpenBill[] = [
  visit,
  premium,
  tests,
  expired,
  disputed,
  onPlan,
  { ...visit, balanceCents: 0, minimumDueCents: 0 },
];

/** The same bill after something was paid or added at the plan. */
export function changed(bill: OpenBill): OpenBill {
  const balanceCents = bill.balanceCents % 2 ? bill.balanceCents + 1 : bill.balanceCents - 1;
  return { ...bill, balanceCents, minimumDueCents: Math.min(bill.minimumDueCents, balanceCents) };
}
