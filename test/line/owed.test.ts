import { beforeEach, expect, it } from 'vitest';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import type { Line } from '../../src/line/line.ts';
import { asOwed } from '../../src/line/queries/owed.ts';
import type { Database } from '../../src/store/open.ts';
import { fileRequest } from '../../src/store/requests.ts';
import { newDatabase, START } from '../payments/support.ts';

let db: Database;

beforeEach(() => {
  db = newDatabase();
  seedDemoMembers(db, '2026-03-02');
});

it('takes a bill for disputed from the moment it is filed, though the plan has not heard of it', async () => {
  const about = { memberId: '900000017', billId: 'bill-10000017' };
  const request = { ...about, detail: {}, filedAtMilliseconds: START };
  const bill = await sqliteDirectory(db).bill('bill-10000017');
  if (!bill) throw new Error('The demo member has no bill.');
  const isInDispute = () => asOwed({ db } as Line, bill).inDispute;
  fileRequest(db, { ...request, reference: '20000008', kind: 'itemizedStatement' }, 'CA1', 14);
  expect(isInDispute()).toBe(false);
  fileRequest(db, { ...request, reference: '10000009', kind: 'dispute' }, 'CA1', 14);
  expect(isInDispute()).toBe(true);
});
