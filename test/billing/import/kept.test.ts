import { beforeEach, expect, it } from 'vitest';
import type { BillingDirectory } from '../../../src/billing/directory.ts';
import { sqliteDirectory } from '../../../src/billing/sqlite-directory.ts';
import { AS_OF, BILLS, MEMBERS, type Office, office, problemsOf, withColumns } from './files.ts';

/** What a file must not undo: who is not to hear of a bill, and what callers agreed to. */

const RESTRICTED = withColumns(BILLS, ['restricted', 'yes', 'no', 'no']);

let place: Office;
beforeEach(() => {
  place = office();
  place.write(MEMBERS, RESTRICTED);
  place.import();
});

const ask = <Result>(work: (directory: BillingDirectory) => Promise<Result>) =>
  place.look((db) => work(sqliteDirectory(db)));
const isRestricted = async (billNumber: string) =>
  (await ask((directory) => directory.findBill(billNumber)))?.isRestricted;
const billsLine = () => place.import({ asOf: AS_OF })[1];

it('brings which bills do not open by their number', async () => {
  expect(await isRestricted('10000116')).toBe(true);
  expect(await isRestricted('10000117')).toBe(false);
  expect(billsLine()).toContain('0 changed, 3 unchanged');
});

it('a file without the column restricts nothing, and opens nothing', async () => {
  place.write(MEMBERS, BILLS.replace('124.50', '100.00'));
  expect(billsLine()).toContain('1 changed, 2 unchanged');
  expect(await isRestricted('10000116')).toBe(true);
  expect(await isRestricted('10000117')).toBe(false);
});

it('a no opens the bill again', async () => {
  place.write(MEMBERS, RESTRICTED.replace(/,yes$/m, ',no'));
  expect(billsLine()).toContain('1 changed, 2 unchanged');
  expect(await isRestricted('10000116')).toBe(false);
});

it.each(['', 'true', 'YES'])('an answer of "%s" is refused', (answer) => {
  place.write(MEMBERS, RESTRICTED.replace(/,yes$/m, `,${answer}`));
  expect(problemsOf(() => place.import())).toEqual([
    'bills.csv row 2, column restricted: is neither yes nor no. Write one of them.',
  ]);
});

it('a bill stays on the plan a caller set up, whatever the file says is due', async () => {
  const instalments = [
    { dueDate: '2026-03-20', amountCents: 6_000 },
    { dueDate: '2026-04-20', amountCents: 6_450 },
  ];
  await ask((directory) =>
    directory.setUpPlan({ reference: '1', billId: 'bill-10000116', instalments }),
  );
  const bill = () => ask((directory) => directory.bill('bill-10000116'));
  const plan = { instalmentCents: 6_000, nextDueDate: '2026-03-20', remainingCount: 2 };
  expect(billsLine()).toContain('0 changed, 3 unchanged');
  expect(await bill()).toMatchObject({ plan, minimumDueCents: 6_000, dueDate: '2026-03-20' });
  place.write(MEMBERS, RESTRICTED.replace('2026-03-20,,124.50', '2026-05-01,,174.50'));
  expect(billsLine()).toContain('1 changed');
  expect(await bill()).toMatchObject({
    ...{ plan: { ...plan, newChargesCents: 5_000 }, dueDate: '2026-03-20' },
  });
  place.write(MEMBERS, RESTRICTED.replace('124.50', '100.00'));
  billsLine();
  expect((await bill())?.plan).toMatchObject({ ...plan, instalmentCents: 3_550 });
});

it('a member has the telephone number of the file', async () => {
  const numberOf = (memberId: string) =>
    ask(async (directory) => directory.findMobileNumber?.(memberId));
  expect(await numberOf('900000116')).toBe('+14155550161');
  expect(await numberOf('900000124')).toBeNull();
});
