import { beforeEach, describe, expect, it } from 'vitest';
import {
  countTrouble,
  earlierCallsAbout,
  endCall,
  findCall,
  insertCall,
  updateCall,
} from '../../src/store/calls.ts';
import type { Database } from '../../src/store/open.ts';
import { HOUR, MINUTE, newDatabase, START } from '../payments/support.ts';
import { addCall, CALLER, MEMBER, plainChange } from '../support/call-rows.ts';

let db: Database;
beforeEach(() => {
  db = newDatabase();
});

describe('a call', () => {
  it('begins with its first turn answered', () => {
    const id = addCall(db, 'CA1', START);
    expect(findCall(db, 'CA1')).toEqual({
      id,
      callSid: 'CA1',
      flowVersion: 1,
      saved: '{}',
      turn: 1,
      state: 'selfService.identify.memberId',
      endedAtMilliseconds: null,
    });
    expect(findCall(db, 'CA2')).toBeNull();
  });

  it('begins once: the second who adds it learns so and changes nothing', () => {
    addCall(db, 'CA1', START);
    const again = { callSid: 'CA1', callerNumber: null, lineNumber: '', ...plainChange };
    expect(insertCall(db, { ...again, saved: '{"other":1}' }, START)).toBeNull();
    expect(findCall(db, 'CA1')?.saved).toBe('{}');
  });

  it('goes on only from the turn that is expected', () => {
    const id = addCall(db, 'CA1', START);
    const step = (turn: number, state: string) =>
      updateCall(db, id, turn, { ...plainChange, state }, START);
    expect(step(1, 'first')).toBe(true);
    expect(step(1, 'the same turn again')).toBe(false);
    expect(step(3, 'a turn too far')).toBe(false);
    expect(findCall(db, 'CA1')).toMatchObject({ state: 'first', turn: 2 });
  });

  it('that has ended goes nowhere', () => {
    const id = addCall(db, 'CA1', START);
    const end = { saved: '{}', flowVersion: 1, state: 'over.hungUp', status: 'completed' };
    endCall(db, 'CA1', end, null, START);
    expect(updateCall(db, id, 1, plainChange, START)).toBe(false);
    expect(findCall(db, 'CA1')).toMatchObject({ state: 'over.hungUp', turn: 1 });
  });

  it('counts its troubles in a row, from zero after a turn that worked', () => {
    const id = addCall(db, 'CA1', START);
    expect([countTrouble(db, 'CA1'), countTrouble(db, 'CA1')]).toEqual([1, 2]);
    updateCall(db, id, 1, plainChange, START);
    expect(countTrouble(db, 'CA1')).toBe(1);
    expect(countTrouble(db, 'nobody’s')).toBe(0);
  });

  it('ends once', () => {
    addCall(db, 'CA1', START);
    const end = { saved: '{}', flowVersion: 1, state: 'over.hungUp' };
    expect(endCall(db, 'CA1', { ...end, status: 'completed' }, 61, START + MINUTE)).toBe(true);
    expect(endCall(db, 'CA1', { ...end, status: 'failed' }, 5, START + HOUR)).toBe(false);
    expect(db.prepare('SELECT status, duration_seconds, ended_at_ms FROM calls').get()).toEqual({
      status: 'completed',
      duration_seconds: 61,
      ended_at_ms: START + MINUTE,
    });
  });
});

describe('the other calls about a member', () => {
  const others = (except = 'CA-now', since = 0) =>
    earlierCallsAbout(db, MEMBER, CALLER, except, since);

  it('come in the order in which they were last heard from, not in which they began', () => {
    const early = addCall(db, 'CA1', START, { memberId: MEMBER, billId: 'bill-1' });
    addCall(db, 'CA2', START + MINUTE, { memberId: MEMBER, billId: 'bill-2' });
    expect(others().map(({ billId }) => billId)).toEqual(['bill-2', 'bill-1']);
    const change = { ...plainChange, memberId: MEMBER, billId: 'bill-1', finished: true };
    updateCall(db, early, 1, change, START + 2 * MINUTE);
    expect(others()[0]).toEqual({
      billId: 'bill-1',
      paymentId: null,
      paymentHeard: null,
      finished: true,
      startedAtMilliseconds: START,
      updatedAtMilliseconds: START + 2 * MINUTE,
    });
  });

  it.each([
    ['about another member', { memberId: '900000025' }],
    ['from another phone', { memberId: MEMBER, callerNumber: '+15005550199' }],
    ['whose number is withheld', { memberId: MEMBER, callerNumber: null }],
    ['in which nobody was identified', {}],
  ])('leave out one %s', (_, changes) => {
    addCall(db, 'CA1', START, changes);
    expect(others()).toEqual([]);
  });

  it('leave out the present call, and one older than asked for', () => {
    addCall(db, 'CA1', START, { memberId: MEMBER });
    expect(others('CA1')).toEqual([]);
    expect(others('CA-now', START)).toHaveLength(1);
    expect(others('CA-now', START + 1)).toEqual([]);
  });
});
