import { expect, it } from 'vitest';
import type { OpenBill } from '../../flows/index.ts';
import { decideExtension, extendableBills, offersExtension } from '../../flows/rules/extensions.ts';
import type { Coverage } from '../../flows/rules/grace.ts';

const facts = {
  days: { medical: 14, premium: 5 },
  offeredDaysBeforeDue: 10,
  collectionDaysPastDue: 60,
};
const today = '2026-03-02';

const medical: OpenBill = {
  billId: 'bill',
  kind: 'medical',
  category: 'officeVisit',
  forDate: '2026-02-01',
  dueDate: '2026-03-07',
  balanceCents: 9_000,
  minimumDueCents: 3_000,
  graceEndDate: null,
  premium: null,
  inDispute: false,
};
const plan = {
  instalmentCents: 3_000,
  nextDueDate: '2026-03-07',
  remainingCount: 3,
  newChargesCents: 0,
};
const premium: OpenBill = { ...medical, kind: 'premium', category: 'premium' };

const coverage = (status: Coverage['status'], payByDate: string | null): Coverage => ({
  status,
  effect: 'keepsCoverage',
  payByDate,
  amountCents: 9_000,
  allMonthsOwed: true,
  monthsOwed: [],
  coverageEndDate: null,
});

const NO_COVERAGE = null;
const NEVER = { wasExtended: false };

it.each([
  ['counted from the due date', medical, NO_COVERAGE, NEVER, '2026-03-21'],
  ['past due: from today', { ...medical, dueDate: '2026-02-20' }, null, NEVER, '2026-03-16'],
  ['over a month end', { ...medical, dueDate: '2028-02-20' }, null, NEVER, '2028-03-05'],
  ['a premium, fewer days', premium, coverage('current', '2026-04-07'), NEVER, '2026-03-12'],
  ['onto the last day', premium, coverage('inGrace', '2026-03-12'), NEVER, '2026-03-12'],
  ['a day too long', premium, coverage('inGrace', '2026-03-11'), NEVER, 'graceEndsSooner'],
  ['no last day yet', premium, coverage('current', null), NEVER, '2026-03-12'],
  ['by the plan', { ...premium, graceEndDate: '2026-03-11' }, null, NEVER, 'graceEndsSooner'],
  ['first payment', premium, coverage('binderDue', '2026-04-01'), NEVER, 'binder'],
  ['too late', premium, coverage('expired', '2026-03-01'), NEVER, 'expired'],
  ['60 days past due', { ...medical, dueDate: '2026-01-01' }, null, NEVER, '2026-03-16'],
  ['61 days past due', { ...medical, dueDate: '2025-12-31' }, null, NEVER, 'collections'],
  ['a second time', medical, NO_COVERAGE, { wasExtended: true }, 'alreadyExtended'],
  ['in dispute', { ...medical, inDispute: true }, null, NEVER, 'disputed'],
  ['on a payment plan', { ...medical, plan }, null, NEVER, 'onPlan'],
  ['paid', { ...medical, balanceCents: 0 }, null, NEVER, 'paid'],
  ['gone', null, NO_COVERAGE, NEVER, 'paid'],
] as const)('%s', (_, bill, covered, { wasExtended }, expected) => {
  const decision = decideExtension({ bill, coverage: covered, wasExtended }, today, facts);
  expect(decision.granted ? decision.dueDate : decision.why).toBe(expected);
});

it('a kind of bill without days cannot wait', () => {
  const never = { ...facts, days: { ...facts.days, premium: null } };
  const asked = { bill: premium, coverage: null, wasExtended: false };
  expect(decideExtension(asked, today, never)).toEqual({ granted: false, why: 'notOffered' });
});

it('what is due within ten days or past due is listed, earliest first', () => {
  const due = (dueDate: string): OpenBill => ({ ...medical, dueDate });
  const dates = ['2026-03-13', '2026-03-12', '2025-11-01', '2026-03-02'];
  const listed = extendableBills(dates.map(due), today, facts).map(({ dueDate }) => dueDate);
  expect(listed).toEqual(['2025-11-01', '2026-03-02', '2026-03-12']);
});

it.each([
  ['due soon', [medical], true],
  ['not due soon', [{ ...medical, dueDate: '2026-03-13' }], false],
  ['in collections only', [{ ...medical, dueDate: '2025-11-01' }], false],
  ['in dispute only', [{ ...medical, inDispute: true }], false],
  ['on a payment plan only', [{ ...medical, plan }], false],
  ['nothing owed', [], false],
] as const)('the choice is offered when it can help: %s', (_, bills, offered) => {
  expect(offersExtension(bills, today, facts)).toBe(offered);
});
