import { expect, it } from 'vitest';
import { findPaymentOfMember, lastPaymentsOfMember } from '../../src/payments/past-payments.ts';
import { authorize, intentFor, MINUTE, newDatabase, START } from './support.ts';

it('tells a member their own payments, newest first, and nobody else’s', () => {
  const db = newDatabase();
  for (const [minute, name] of ['first', 'second', 'third'].entries()) {
    authorize(db, START + minute * MINUTE, 'token', intentFor(name));
  }
  authorize(db, START, 'token', intentFor('other', { memberId: 'member-2' }));
  authorize(db, START, 'token', intentFor('guest', { memberId: null }));
  const told = (limit: number) =>
    lastPaymentsOfMember(db, 'member-1', limit).map(({ confirmation }) => confirmation);
  expect(told(5)).toEqual(['CONF-third', 'CONF-second', 'CONF-first']);
  expect(told(2)).toEqual(['CONF-third', 'CONF-second']);
  expect(lastPaymentsOfMember(db, 'member-3', 5)).toEqual([]);
});

it.each([
  ['CONF-mine', true],
  ['CONF-theirs', false],
  ['CONF-guest', false],
  ['CONF-none', false],
  ['', false],
])('looks up %s: found %s', (confirmation, isFound) => {
  const db = newDatabase();
  authorize(db, START, 'token', intentFor('mine'));
  authorize(db, START, 'token', intentFor('theirs', { memberId: 'member-2' }));
  authorize(db, START, 'token', intentFor('guest', { memberId: null }));
  expect(findPaymentOfMember(db, 'member-1', confirmation) !== null).toBe(isFound);
});
