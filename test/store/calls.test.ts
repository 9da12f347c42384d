import { beforeEach, describe, expect, it } from 'vitest';
import {
  countTrouble,
  endCall,
  findCall,
  insertCall,
  latestCallAbout,
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

describe('the latest other call about a member', () => {
  const latest = (except = 'CA-now', since = 0) =>
    latestCallAbout(db, MEMBER, CALLER, except, since);

  it('is the one that was heard from last, not the one that began last', () => {
    const early = addCall(db, 'CA1', START, { memberId: MEMBER, billId: 'bill-1' });
    addCall(db, 'CA2', START + MINUTE, { memberId: MEMBER, billId: 'bill-2' });
    expect(latest()?.billId).toBe('bill-2');
    const change = { ...plainChange, memberId: MEMBER, billId: 'bill-1' };
    updateCall(db, early, 1, change, START + 2 * MINUTE);
    expect(latest()?.billId).toBe('bill-1');
  });

  it.each([
    ['about another member', { memberId: '900000025' }],
    ['from another phone', { memberId: MEMBER, callerNumber: '+15005550199' }],
    ['whose number is withheld', { memberId: MEMBER, callerNumber: null }],
    ['in which nobody was identified', {}],
  ])('is none %s', (_, changes) => {
    addCall(db, 'CA1', START, changes);
    expect(latest()).toBeNull();
  });

  it('is not the present call, nor an older one than asked for', () => {
    addCall(db, 'CA1', START, { memberId: MEMBER });
    expect(latest('CA1')).toBeNull();
    expect(latest('CA-now', START)).not.toBeNull();
    expect(latest('CA-now', START + 1)).toBeNull();
  });
});
