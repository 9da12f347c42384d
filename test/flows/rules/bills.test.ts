import { describe, expect, it } from 'vitest';
import type { OpenBill } from '../../../flows/index.ts';
import {
  billsOnPage,
  inSpokenOrder,
  mostUrgent,
  offersMinimum,
  pageCount,
} from '../../../flows/rules/bills.ts';
import { facts } from '../../paths/world.ts';

const TODAY = '2026-11-24';

const bill = (billId: string, given: Partial<OpenBill>): OpenBill => ({
  billId,
  kind: 'medical',
  category: 'officeVisit',
  forDate: '2026-10-01',
  dueDate: '2026-12-05',
  balanceCents: 10_000,
  minimumDueCents: 2_000,
  graceEndDate: null,
  premium: null,
  inDispute: false,
  ...given,
});
const idsOf = (bills: readonly OpenBill[]) => bills.map(({ billId }) => billId).join(' ');

describe('bills are spoken', () => {
  it('newest due date first, and of one day the larger first', () => {
    const bills = [
      bill('old', { dueDate: '2026-10-01' }),
      bill('small', { dueDate: '2026-12-10', balanceCents: 100 }),
      bill('large', { dueDate: '2026-12-10', balanceCents: 900 }),
      bill('new', { dueDate: '2027-01-01' }),
    ];
    expect(idsOf(inSpokenOrder(bills))).toBe('new large small old');
  });

  it.each([
    [0, 1, ['']],
    [1, 1, ['1']],
    [5, 1, ['1 2 3 4 5', '']],
    [6, 2, ['1 2 3 4 5', '6']],
    [11, 3, ['1 2 3 4 5', '6 7 8 9 10', '11']],
  ])('%i of them on %i pages', (count, pages, expected) => {
    const bills = Array.from({ length: count }, (_, index) => bill(`${index + 1}`, {}));
    expect(pageCount(bills, facts.limits)).toBe(pages);
    const shown = expected.map((_ids, page) => idsOf(billsOnPage(bills, page, facts.limits)));
    expect(shown).toEqual(expected);
  });
});

describe('the most urgent thing', () => {
  it.each<[string, OpenBill[], string | null]>([
    ['nothing owed', [], null],
    ['nothing past due', [bill('visit', {})], null],
    ['due today', [bill('visit', { dueDate: TODAY })], null],
    ['due yesterday', [bill('visit', { dueDate: '2026-11-23' })], 'visit pastDue'],
    [
      'two past due: the longest',
      [bill('newer', { dueDate: '2026-11-01' }), bill('older', { dueDate: '2026-09-01' })],
      'older pastDue',
    ],
    [
      'coverage about to end, before anything past due',
      [
        bill('older', { dueDate: '2026-01-01' }),
        bill('premium', { dueDate: '2026-11-01', graceEndDate: '2026-12-01' }),
      ],
      'premium grace',
    ],
    [
      'two grace periods: the one that ends first',
      [bill('later', { graceEndDate: '2027-01-31' }), bill('sooner', { graceEndDate: TODAY })],
      'sooner grace',
    ],
    [
      'a grace period that is over is only past due',
      [bill('premium', { dueDate: '2026-08-01', graceEndDate: '2026-11-23' })],
      'premium pastDue',
    ],
  ])('%s', (_what, bills, expected) => {
    const found = mostUrgent(bills, TODAY);
    expect(found && `${found.bill.billId} ${found.urgency}`).toBe(expected);
  });
});

describe('the minimum is offered', () => {
  it.each([
    ['less than all is due', 2_000, true],
    ['all is due', 10_000, false],
    ['more is due than is left', 12_000, false],
    ['nothing is due yet', 0, false],
  ])('when %s: %3$s', (_when, minimumDueCents, offered) => {
    expect(offersMinimum(bill('visit', { minimumDueCents }))).toBe(offered);
  });
});
