import { beforeEach, expect, it } from 'vitest';
import { applyPaymentEvent, authorizePayment } from '../../src/payments/ledger.ts';
import type { Payment } from '../../src/payments/payment.ts';
import { settleCaptured } from '../../src/payments/settle.ts';
import type { Database } from '../../src/store/open.ts';
import { releaseExpiredTokens, releaseToken } from '../../src/store/reusable-tokens.ts';
import { deleteMethod, keepMethod, savedMethodsOf } from '../../src/store/saved-methods.ts';
import { keepToken, TOKEN_LIFE_MILLISECONDS, useToken } from '../../src/store/tokens.ts';
import { HOUR, intentFor, newDatabase, START, sealer } from '../payments/support.ts';

const consent = {
  ...{ memberId: 'member-1', callSid: 'CA-1', purpose: 'nextPayments' as const },
  ...{ words: 'To keep this card, press 1.', scriptVersion: '2026-11', locale: 'en-US' },
};

let db: Database;

beforeEach(() => {
  db = newDatabase();
});

function token(id: string, isReusable = true) {
  keepToken(
    db,
    sealer,
    { id, token: `tok_${id}`, brand: 'visa', lastFour: '1111', isReusable, expiryMonth: '2029-12' },
    START,
  );
}

function keep(id: string) {
  const card = { tokenId: id, brand: 'visa', lastFour: '1111' };
  return keepMethod(db, { methodId: `method-${id}`, card, methodsMax: 3 }, consent, START);
}

const isToBeForgotten = (id: string) =>
  db.prepare('SELECT 1 FROM outbox WHERE key = ?').get(`forgetToken:${id}`) !== undefined;

it('keeps a card with the words that were agreed to, for longer than an unused token lives', () => {
  token('a');
  expect(keep('a')).toBe(true);
  expect(savedMethodsOf(db, 'member-1')).toEqual([
    {
      methodId: 'method-a',
      card: { tokenId: 'a', brand: 'visa', lastFour: '1111' },
      expiryMonth: '2029-12',
    },
  ]);
  releaseExpiredTokens(db, START + 1_000 * HOUR);
  expect(useToken(db, sealer, 'a', START + 1_000 * HOUR)).toBe('tok_a');
  expect(db.prepare('SELECT words, script_version FROM card_consents').raw().all()).toEqual([
    [consent.words, '2026-11'],
  ]);
});

it.each(['one-time', 'gone', 'too old'])('keeps no card whose token is %s', (what) => {
  if (what !== 'gone') token('a', what !== 'one-time');
  if (what === 'too old') {
    db.prepare('UPDATE card_tokens SET expires_at_ms = ?').run(START - TOKEN_LIFE_MILLISECONDS);
  }
  expect(keep('a')).toBe(false);
  expect(savedMethodsOf(db, 'member-1')).toEqual([]);
});

it('keeps three cards of a member at most', () => {
  for (const id of ['a', 'b', 'c', 'd']) token(id);
  expect(['a', 'b', 'c', 'd'].map(keep)).toEqual([true, true, true, false]);
});

it('forgets a deleted card here at once, and has the gateway forget it', () => {
  token('a');
  keep('a');
  deleteMethod(db, { methodId: 'method-a', memberId: 'member-2', callSid: 'CA-2' }, START);
  expect(savedMethodsOf(db, 'member-1')).toHaveLength(1);
  deleteMethod(db, { methodId: 'method-a', memberId: 'member-1', callSid: 'CA-2' }, START);
  expect(savedMethodsOf(db, 'member-1')).toEqual([]);
  expect(useToken(db, sealer, 'a', START)).toBeNull();
  expect(isToBeForgotten('a')).toBe(true);
});

it('leaves the token to a payment that is under way when its card is deleted', () => {
  token('a');
  keep('a');
  const card = { tokenId: 'a', brand: 'visa', lastFour: '1111' };
  authorizePayment(db, intentFor('p', { card }), START);
  deleteMethod(db, { methodId: 'method-a', memberId: 'member-1', callSid: 'CA-2' }, START);
  expect(useToken(db, sealer, 'a', START)).toBe('tok_a');
  const payment = applyPaymentEvent(db, 'pay-p', 'answerLost', START);
  settleCaptured(db, payment as Payment, 'lookupFoundCapture', 'ch_1', START);
  expect(useToken(db, sealer, 'a', START)).toBeNull();
  expect(isToBeForgotten('a')).toBe(true);
});

it('has the gateway forget what nobody agreed to keep, once its half hour is over', () => {
  token('a');
  releaseExpiredTokens(db, START + TOKEN_LIFE_MILLISECONDS - 1);
  expect(isToBeForgotten('a')).toBe(false);
  releaseExpiredTokens(db, START + TOKEN_LIFE_MILLISECONDS);
  expect(isToBeForgotten('a')).toBe(true);
});

it('drops a token that can be charged once without a word to the gateway', () => {
  token('a', false);
  releaseToken(db, 'a', START);
  expect(isToBeForgotten('a')).toBe(false);
  expect(db.prepare('SELECT count(*) FROM card_tokens').pluck().get()).toBe(0);
});
