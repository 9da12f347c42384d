import { beforeEach, describe, expect, it } from 'vitest';
import {
  countFailures,
  deleteFailuresBefore,
  failuresOfKnownCaller,
  noteFailure,
  noteSuccess,
} from '../../src/store/identifications.ts';
import type { Database } from '../../src/store/open.ts';
import { newDatabase, START } from '../payments/support.ts';

const ANA = '900000017';
const SAMUEL = '900000025';
const HER_PHONE = '+14155550117';
const STRANGER = '+15005550199';

let db: Database;
beforeEach(() => {
  db = newDatabase();
});

const count = (memberId: string, callerNumber: string | null, since = 0) =>
  countFailures(
    db,
    { memberId, callerNumber },
    { callerMilliseconds: since, memberMilliseconds: since },
  );

describe('failures', () => {
  beforeEach(() => {
    noteFailure(db, ANA, HER_PHONE, START);
    noteFailure(db, ANA, STRANGER, START);
    noteFailure(db, SAMUEL, STRANGER, START);
    noteFailure(db, ANA, null, START);
  });

  it('are counted by phone and by member, each for itself', () => {
    expect(count(ANA, STRANGER)).toEqual({ ofCaller: 2, ofMember: 3 });
    expect(count(SAMUEL, HER_PHONE)).toEqual({ ofCaller: 1, ofMember: 1 });
  });

  it('of withheld numbers are nobody’s in common, but the member’s', () => {
    expect(count(ANA, null)).toEqual({ ofCaller: 0, ofMember: 3 });
  });

  it('count from the given moment on, it included', () => {
    expect(count(ANA, STRANGER, START).ofMember).toBe(3);
    expect(count(ANA, STRANGER, START + 1)).toEqual({ ofCaller: 0, ofMember: 0 });
  });

  it('of this phone about this member are cleared by a success, no others', () => {
    noteSuccess(db, ANA, HER_PHONE, START);
    expect(count(ANA, HER_PHONE)).toEqual({ ofCaller: 0, ofMember: 2 });
    expect(count(SAMUEL, STRANGER)).toEqual({ ofCaller: 2, ofMember: 1 });
  });

  it('are forgotten when they are older than given', () => {
    noteFailure(db, ANA, HER_PHONE, START + 1);
    expect(deleteFailuresBefore(db, START + 1)).toBe(4);
    expect(count(ANA, HER_PHONE)).toEqual({ ofCaller: 1, ofMember: 1 });
  });
});

describe('a phone that has identified a member', () => {
  const own = (memberId: string, phone: string, since = 0) =>
    failuresOfKnownCaller(db, memberId, phone, since);

  it('is known for that member only', () => {
    noteSuccess(db, ANA, HER_PHONE, START);
    noteSuccess(db, ANA, HER_PHONE, START + 1);
    expect(own(ANA, HER_PHONE)).toBe(0);
    expect(own(SAMUEL, HER_PHONE)).toBeNull();
    expect(own(ANA, STRANGER)).toBeNull();
  });

  it('has its own wrong guesses about the member counted, nobody else’s', () => {
    noteSuccess(db, ANA, HER_PHONE, START);
    noteFailure(db, ANA, HER_PHONE, START);
    noteFailure(db, ANA, HER_PHONE, START + 1);
    noteFailure(db, SAMUEL, HER_PHONE, START);
    noteFailure(db, ANA, STRANGER, START);
    expect(own(ANA, HER_PHONE)).toBe(2);
    expect(own(ANA, HER_PHONE, START + 1)).toBe(1);
  });
});

it('a withheld number is never known', () => {
  noteSuccess(db, ANA, null, START);
  expect(db.prepare('SELECT count(*) FROM known_callers').pluck().get()).toBe(0);
});
