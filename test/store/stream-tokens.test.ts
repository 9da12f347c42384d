import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { deleteStreamTokensBefore, useStreamToken } from '../../src/store/stream-tokens.ts';

it('a token is used once, whatever call says it, until it is forgotten', () => {
  const db = openDatabase(':memory:');
  migrate(db, 0);
  const token = { nonce: 'a'.repeat(32), callSid: `CA${'1'.repeat(32)}` };
  expect(useStreamToken(db, token, 1000)).toBe(true);
  expect(useStreamToken(db, token, 1001)).toBe(false);
  expect(useStreamToken(db, { ...token, callSid: `CA${'2'.repeat(32)}` }, 1001)).toBe(false);
  deleteStreamTokensBefore(db, 1000);
  expect(useStreamToken(db, token, 1002)).toBe(false);
  deleteStreamTokensBefore(db, 1001);
  expect(useStreamToken(db, token, 1002)).toBe(true);
});
