import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { type Database, openDatabase } from '../../src/store/open.ts';
import { START } from '../payments/support.ts';

const BEFORE = '009';

let folder: string;
let db: Database;

/** A database as it was before a payment could pay several bills. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-migration-'));
  for (const file of readdirSync(migrationsFolder).filter((name) => name < BEFORE)) {
    cpSync(join(migrationsFolder, file), join(folder, file));
  }
  db = openDatabase(':memory:');
  migrate(db, START, folder);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function insertPayment(name: string, state: string, billId: string): void {
  db.prepare(`INSERT INTO payments (
      id, call_sid, bill_id, member_id, amount_cents, currency, state, confirmation, token_id,
      card_brand, card_last_four, authorized_words, authorized_at_ms, submit_deadline_ms,
      created_at_ms, updated_at_ms
    ) VALUES (?, 'CA1', ?, 'member-1', 12450, 'USD', ?, ?, '', 'visa', '1111', 'Yes.', 1, 1, 1, 7)`).run(
    `pay-${name}`,
    billId,
    state,
    `CONF-${name}`,
  );
}

it('gives each payment of before its one allocation, with its lock and its posting', () => {
  insertPayment('a', 'posted', 'bill-1');
  insertPayment('b', 'unknown', 'bill-1');
  insertPayment('c', 'captured', 'bill-2');
  migrate(db, START);
  const rows = db.prepare('SELECT * FROM payment_allocations ORDER BY payment_id').all();
  const each = { amount_cents: 12_450, open: 0, posted_at_ms: null };
  expect(rows).toEqual([
    { ...each, payment_id: 'pay-a', bill_id: 'bill-1', posted_at_ms: 7 },
    { ...each, payment_id: 'pay-b', bill_id: 'bill-1', open: 1 },
    { ...each, payment_id: 'pay-c', bill_id: 'bill-2' },
  ]);
});

it('leaves nothing unposted that was in the outbox', () => {
  insertPayment('c', 'captured', 'bill-2');
  db.prepare(`INSERT INTO outbox (key, kind, subject, payload, due_at_ms)
    VALUES ('post:CONF-c', 'postToBilling', 'pay-c', '{"paymentId":"pay-c"}', 9)`).run();
  migrate(db, START);
  expect(db.prepare('SELECT key, subject, payload, due_at_ms FROM outbox').all()).toEqual([
    { key: 'post:CONF-c:bill-2', subject: 'pay-c', payload: '{"billId":"bill-2"}', due_at_ms: 9 },
  ]);
});

it('keeps the postings of before, and takes a second bill under one number', () => {
  db.exec(`INSERT INTO members (member_id, given_name, family_name, birth_date, zip)
      VALUES ('member-1', 'Any', 'Body', '1970-01-01', '94110');
    INSERT INTO bills (bill_id, bill_number, member_id, kind, category, for_date, due_date,
      balance_cents, minimum_due_cents)
      VALUES ('bill-1', '1', 'member-1', 'medical', 'labTests', '2026-01-01', '2026-04-01', 5, 5),
             ('bill-2', '2', 'member-1', 'medical', 'labTests', '2026-01-01', '2026-04-01', 5, 5);
    INSERT INTO bill_postings VALUES ('CONF-a', 'bill-1', 100, 3)`);
  migrate(db, START);
  db.exec("INSERT INTO bill_postings VALUES ('CONF-a', 'bill-2', 50, 4)");
  expect(db.prepare('SELECT bill_id, amount_cents FROM bill_postings').raw().all()).toEqual([
    ['bill-1', 100],
    ['bill-2', 50],
  ]);
});
