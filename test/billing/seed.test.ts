import { beforeEach, expect, it } from 'vitest';
import { demoMembers } from '../../src/billing/demo-members.ts';
import { seedDemoMembers } from '../../src/billing/seed.ts';
import type { Database } from '../../src/store/open.ts';
import { newDatabase } from '../payments/support.ts';

let db: Database;
beforeEach(() => {
  db = newDatabase();
});

const bill = (number: string) =>
  db
    .prepare('SELECT for_date, due_date, grace_end_date FROM bills WHERE bill_number = ?')
    .get(number);

it('fills an empty directory with the demo’s members and their bills', () => {
  expect(seedDemoMembers(db, '2026-03-02')).toBe(demoMembers.length);
  const bills = demoMembers.flatMap((member) => member.bills.map(({ billNumber }) => billNumber));
  expect(db.prepare('SELECT bill_number FROM bills ORDER BY 1').pluck().all()).toEqual(
    bills.toSorted(),
  );
});

it('leaves a directory that has members alone', () => {
  db.prepare(
    `INSERT INTO members (member_id, given_name, family_name, birth_date, zip)
     VALUES ('1', 'A', 'B', '2000-01-01', '00000')`,
  ).run();
  expect(seedDemoMembers(db, '2026-03-02')).toBe(0);
  expect(db.prepare('SELECT count(*) FROM members').pluck().get()).toBe(1);
  expect(db.prepare('SELECT count(*) FROM bills').pluck().get()).toBe(0);
});

it('a second start changes nothing, though days have passed', () => {
  seedDemoMembers(db, '2026-03-02');
  const before = db.prepare('SELECT * FROM bills').all();
  expect(seedDemoMembers(db, '2026-03-09')).toBe(0);
  expect(db.prepare('SELECT * FROM bills').all()).toEqual(before);
});

it.each([
  // The 12th day after, over the end of a month; a day of service 20 days before.
  ['10000017', { for_date: '2026-02-10', due_date: '2026-03-14', grace_end_date: null }],
  // A premium is for a month, so for its first day; eight days late; 23 days of grace left.
  ['10000025', { for_date: '2026-01-01', due_date: '2026-02-22', grace_end_date: '2026-03-25' }],
])('bill %s is dated from the day it is seeded', (number, dates) => {
  seedDemoMembers(db, '2026-03-02');
  expect(bill(number)).toEqual(dates);
});

it('nobody in it is real: 555-01xx numbers, and IDs no card can look like', () => {
  for (const { phoneNumber, memberId } of demoMembers) {
    expect(phoneNumber).toMatch(/^\+1\d{3}55501\d\d$/);
    expect(memberId).toMatch(/^9\d{8}$/);
  }
});
