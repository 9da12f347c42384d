import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/open.ts';
import {
  checkCode,
  countCodesSince,
  dropSealedCodes,
  keepCode,
  noteCodeTry,
  unsealCode,
} from '../../src/store/step-up-codes.ts';
import { MINUTE, newDatabase, START, sealer } from '../payments/support.ts';

const secret = 'a-secret-of-the-line';
const TRIES = 3;
const expiresAt = START + 10 * MINUTE;

let db: Database;

beforeEach(() => {
  db = newDatabase();
  keepCode(
    db,
    { sealer, secret },
    {
      ...{ id: 'code-1', memberId: 'member-1', callSid: 'CA-1', code: '042917', locale: 'en-US' },
      ...{ consentedWords: 'To get the code, press 1.', expiresAtMilliseconds: expiresAt },
    },
    START,
  );
});

function keyed(digits: string, { now = START, callSid = 'CA-1' } = {}) {
  const check = checkCode(db, secret, { id: 'code-1', callSid, digits }, TRIES, now);
  if (check !== 'expired') noteCodeTry(db, { id: 'code-1', isRight: check === 'right' }, now);
  return check;
}

describe('a code', () => {
  it('is right once', () => {
    expect(keyed('042917')).toBe('right');
    expect(keyed('042917')).toBe('expired');
    expect(noteCodeTry(db, { id: 'code-1', isRight: true }, START)).toBe(false);
  });

  it('may be keyed wrong twice; after the third time not even the right one counts', () => {
    expect(['1', '2', '3'].map((digit) => keyed(digit.repeat(6)))).toEqual([
      'wrong',
      'wrong',
      'lastWrong',
    ]);
    expect(keyed('042917')).toBe('expired');
  });

  it.each([
    [expiresAt - 1, 'right'],
    [expiresAt, 'expired'],
  ])('keyed at %i is %s', (now, check) => {
    expect(keyed('042917', { now })).toBe(check);
  });

  it('counts in its own call alone', () => {
    expect(keyed('042917', { callSid: 'CA-2' })).toBe('expired');
  });

  it('is nowhere in the clear, and not even sealed once it is used or too old', () => {
    const row = () => JSON.stringify(db.prepare('SELECT * FROM step_up_codes').all());
    expect(row()).not.toContain('042917');
    expect(unsealCode(db, sealer, 'code-1')).toBe('042917');
    dropSealedCodes(db, expiresAt - 1);
    expect(unsealCode(db, sealer, 'code-1')).toBe('042917');
    dropSealedCodes(db, expiresAt);
    expect(unsealCode(db, sealer, 'code-1')).toBeNull();
  });
});

it('counts the codes of a member, whatever call asked for them', () => {
  expect(countCodesSince(db, 'member-1', START - 1)).toBe(1);
  expect(countCodesSince(db, 'member-1', START)).toBe(0);
  expect(countCodesSince(db, 'member-2', START - 1)).toBe(0);
});
