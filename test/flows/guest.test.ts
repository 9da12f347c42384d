import { expect, it } from 'vitest';
import { payerOf, tellsLock } from '../../flows/guest/words.ts';

it('how the payer stands to the member is kept only of who pays by a bill’s number', () => {
  expect(payerOf({ proof: 'bill', payer: 'family' })).toBe('family');
  // Somebody who first looked up a bill, then identified as the member.
  expect(payerOf({ proof: 'member', payer: 'family' })).toBeNull();
  expect(payerOf({ proof: 'none', payer: null })).toBeNull();
});

it('the reference of another’s payment is not a guest’s to hear', () => {
  const own = { confirmation: '96396302' };
  expect(tellsLock({ proof: 'bill', lockedBy: '74185181', payment: null })).toBe(false);
  expect(tellsLock({ proof: 'bill', lockedBy: '74185181', payment: own })).toBe(false);
  expect(tellsLock({ proof: 'bill', lockedBy: '96396302', payment: own })).toBe(true);
  expect(tellsLock({ proof: 'member', lockedBy: '74185181', payment: null })).toBe(true);
});
