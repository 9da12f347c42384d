import { expect, it } from 'vitest';
import type { RunItem } from '../../src/autopay/run.ts';
import { reportOf } from '../../src/cli/autopay.ts';

const item: RunItem = {
  ...{ reference: '12345674', billId: 'bill-1', dueDate: '2026-03-10', amountCents: 48_210 },
  ...{ result: 'charged', confirmation: '85296302' },
};

it('the report has a line for each due date, with its payment, and a sum', () => {
  const over: RunItem = { ...item, amountCents: 60_000, result: 'overCap', confirmation: null };
  const down: RunItem = { ...over, billId: '', dueDate: '', amountCents: 0, result: 'recordsDown' };
  expect(reportOf([item, over, down], false)).toEqual([
    '12345674 bill-1 due 2026-03-10 $482.10: charged 85296302',
    '12345674 bill-1 due 2026-03-10 $600.00: not charged, over the limit; the member is told',
    "12345674: the plan's records cannot be read; next run",
    '1 charged, $482.10; 2 not.',
  ]);
});

it('a dry run says that nothing was charged', () => {
  expect(reportOf([{ ...item, confirmation: null }], true)).toEqual([
    '12345674 bill-1 due 2026-03-10 $482.10: would be charged',
    '1 would be charged, $482.10; 0 not.',
  ]);
});
