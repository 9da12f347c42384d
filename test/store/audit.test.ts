import { expect, it } from 'vitest';
import { audit } from '../../src/store/audit.ts';
import { newDatabase, START } from '../payments/support.ts';

const entry = {
  actor: 'line',
  action: 'payment.edge',
  subject: 'pay-1',
  detail: { to: 'captured' },
};

it('keeps who did what to which thing, in order', () => {
  const db = newDatabase();
  audit(db, entry, START);
  audit(db, { ...entry, subject: 'pay-2', detail: {} }, START + 1);
  expect(db.prepare('SELECT * FROM audit').all()).toEqual([
    { seq: 1, at_ms: START, ...entry, detail: '{"to":"captured"}' },
    { seq: 2, at_ms: START + 1, ...entry, subject: 'pay-2', detail: '{}' },
  ]);
});

it.each([
  ["UPDATE audit SET actor = 'nobody'", 'never changed'],
  ['DELETE FROM audit', 'never deleted'],
  [
    `INSERT OR REPLACE INTO audit (seq, at_ms, actor, action, subject, detail)
     VALUES (1, 0, 'nobody', '', '', '{}')`,
    'never replaced',
  ],
])('refuses %s', (sql, message) => {
  const db = newDatabase();
  audit(db, entry, START);
  expect(() => db.exec(sql)).toThrow(message);
  expect(db.prepare('SELECT actor FROM audit').pluck().all()).toEqual(['line']);
});
