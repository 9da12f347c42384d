import { expect, it } from 'vitest';
import {
  dropExpiredTokens,
  dropToken,
  keepToken,
  TOKEN_LIFE_MILLISECONDS,
  useToken,
} from '../../src/store/tokens.ts';
import { newDatabase, START, sealer } from '../payments/support.ts';

const card = { id: 'card-1', token: 'tok_secret', brand: 'visa', lastFour: '1111' };
const justBefore = START + TOKEN_LIFE_MILLISECONDS - 1;

it('keeps a token sealed, and nothing of it in the clear', () => {
  const db = newDatabase();
  keepToken(db, sealer, card, START);
  expect(useToken(db, sealer, 'card-1', justBefore)).toBe('tok_secret');
  expect(JSON.stringify(db.prepare('SELECT * FROM card_tokens').all())).not.toContain('secret');
});

it('keeps the first token when a webhook is repeated', () => {
  const db = newDatabase();
  keepToken(db, sealer, card, START);
  keepToken(db, sealer, { ...card, token: 'tok_other' }, START);
  expect(useToken(db, sealer, 'card-1', START)).toBe('tok_secret');
});

it('gives out no token that was dropped or has expired', () => {
  const db = newDatabase();
  keepToken(db, sealer, card, START);
  keepToken(db, sealer, { ...card, id: 'card-2' }, START);
  dropToken(db, 'card-1');
  expect(useToken(db, sealer, 'card-1', START)).toBeNull();
  expect(useToken(db, sealer, 'card-2', justBefore + 1)).toBeNull();
});

it('forgets expired tokens when swept, and those alone', () => {
  const db = newDatabase();
  keepToken(db, sealer, card, START);
  keepToken(db, sealer, { ...card, id: 'card-2' }, START + 1);
  expect(dropExpiredTokens(db, justBefore + 1)).toBe(1);
  expect(db.prepare('SELECT id FROM card_tokens').pluck().all()).toEqual(['card-2']);
});
