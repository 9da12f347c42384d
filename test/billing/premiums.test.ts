import { afterEach, beforeEach, expect, it } from 'vitest';
import { premiumFacts } from '../../src/billing/demo-premiums.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { createExtendHandler } from '../../src/line/extend-job.ts';
import { extendedDueDate, grantExtension, unpostedDueDate } from '../../src/store/extensions.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type Database, openDatabase } from '../../src/store/open.ts';
import { claimDue } from '../../src/store/outbox.ts';
import { inTransaction } from '../../src/store/statement.ts';

const NOW = Date.parse('2026-03-02T18:00:00Z');
let db: Database;

beforeEach(() => {
  db = openDatabase(':memory:');
  migrate(db, NOW);
  seedDemoMembers(db, '2026-03-02');
});

afterEach(() => db.close());

const extension = (reference: string, billId = 'bill-10000026') => ({
  ...{ reference, billId, memberId: '900000025' },
  ...{ fromDate: '2026-03-07', dueDate: '2026-03-21' },
});

const grant = (reference: string, billId?: string) =>
  inTransaction(db, () => grantExtension(db, extension(reference, billId), 'CA1', NOW));

it('a premium keeps what the grace engine needs, and a bill without it has none', async () => {
  const directory = sqliteDirectory(db);
  const demo = { planType: 'exchangeWithCredit', state: 'CA', monthCount: 2 } as const;
  expect((await directory.bill('bill-10012009'))?.premium).toEqual(
    premiumFacts({ ...demo, monthCents: 21_500, dueDays: -35 }, '2026-03-02'),
  );
  const cobra = await directory.bill('bill-10012033');
  expect(cobra?.premium).toMatchObject({ firstPaymentPending: true, electionDate: '2026-02-15' });
  expect((await directory.bill('bill-10000026'))?.premium).toBeNull();
});

it('billing moves a due date once per reference, and never what coverage hangs on', async () => {
  const directory = sqliteDirectory(db);
  const first = { reference: '1', billId: 'bill-10012009', dueDate: '2026-03-07' };
  await directory.extend(first);
  await directory.extend({ ...first, dueDate: '2026-12-31' });
  const bill = await directory.bill('bill-10012009');
  expect(bill?.dueDate).toBe('2026-03-07');
  expect(bill?.premium?.dueDate).toBe('2026-01-26');
});

it('a bill is extended once, whatever the reference', () => {
  grant('11112222');
  expect(() => grant('33334444')).toThrowError(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
  );
  expect(extendedDueDate(db, 'bill-10000026')).toBe('2026-03-21');
  expect(extendedDueDate(db, 'bill-10000027')).toBeNull();
});

it('an extension is audited, and billing hears of it by the outbox', async () => {
  grant('11112222');
  expect(unpostedDueDate(db, 'bill-10000026')).toBe('2026-03-21');
  const audited = db.prepare("SELECT subject FROM audit WHERE action = 'bill.extend'").pluck();
  expect(audited.all()).toEqual(['11112222']);

  const directory = sqliteDirectory(db);
  const handler = createExtendHandler(directory);
  const [job] = claimDue(db, NOW, 'test', 60_000, 10).filter((due) => due.subject === '11112222');
  if (!job) throw new Error('There is no job.');
  await handler.call(handler.prepare(db, job, NOW));
  expect(handler.record(db, job, null, NOW)).toEqual({ result: 'done' });
  expect(unpostedDueDate(db, 'bill-10000026')).toBeNull();
  expect((await directory.bill('bill-10000026'))?.dueDate).toBe('2026-03-21');
});
