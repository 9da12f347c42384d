import { beforeEach, expect, it } from 'vitest';
import { sqliteDirectory } from '../../../src/billing/sqlite-directory.ts';
import { createExtendHandler } from '../../../src/line/extend-job.ts';
import { grantExtension } from '../../../src/store/extensions.ts';
import type { Database } from '../../../src/store/open.ts';
import type { Job } from '../../../src/store/outbox.ts';
import { inTransaction } from '../../../src/store/statement.ts';
import { MINUTE } from '../../payments/support.ts';
import { BILLS, MEMBERS, NOW, type Office, office } from './files.ts';

const BILL = 'bill-10000116';
/** In the file, and where the caller moved it. */
const DUE = '2026-03-20';
const MOVED = '2026-04-03';

let place: Office;
beforeEach(() => {
  place = office();
  place.write(MEMBERS, BILLS);
  place.import({ asOf: at(0) });
});

/** Minutes after the file was made, as --as-of wants it. */
const at = (minutes: number) =>
  new Date(NOW - 60 * MINUTE + minutes * MINUTE).toISOString().replace('.000', '');
const dueDate = (db: Database) =>
  db.prepare('SELECT due_date FROM bills WHERE bill_id = ?').pluck().get(BILL);

/** An extension that billing took so many minutes after the file was made. */
async function extend(db: Database, minutes: number, recorded: boolean): Promise<void> {
  const now = Date.parse(at(minutes));
  const extension = { reference: '11112222', billId: BILL, fromDate: DUE, dueDate: MOVED };
  inTransaction(db, () => grantExtension(db, { ...extension, memberId: '900000116' }, 'CA1', now));
  const handler = createExtendHandler(sqliteDirectory(db));
  const payload = { billId: BILL, dueDate: MOVED };
  const job = { subject: extension.reference, payload } as unknown as Job;
  await handler.call(handler.prepare(db, job, now));
  if (recorded) handler.record(db, job, null, now);
}

it.each<[what: string, minutes: number, recorded: boolean, asOf: number, due: string]>([
  ['taken after the file was made', 5, true, 0, MOVED],
  ['taken in that very moment', 5, true, 5, MOVED],
  ['taken before the file, which knows of it', 5, true, 10, DUE],
  ['taken, not recorded (a crash)', 5, false, 10, MOVED],
])('an extension %s', async (_what, minutes, recorded, asOf, due) => {
  const db = place.open();
  await extend(db, minutes, recorded);
  place.import({ asOf: at(asOf) });
  expect(dueDate(db)).toBe(due);
  expect(place.import({ asOf: at(asOf) })[1]).toContain('0 changed, 3 unchanged');
  expect(dueDate(db)).toBe(due);
});

it('says so, and lets a later day of the file stand', async () => {
  const db = place.open();
  await extend(db, 5, true);
  expect(place.import({ asOf: at(0) })[2]).toBe(
    `Due dates moved by telephone since ${at(0).replace('Z', '.000Z')} stay moved on 1 bill`,
  );
  place.write(MEMBERS, BILLS.replace(DUE, '2026-05-01'));
  const lines = place.import({ asOf: at(0) });
  expect(dueDate(db)).toBe('2026-05-01');
  expect(lines.join()).not.toContain('stay moved');
});
