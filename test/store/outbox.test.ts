import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/open.ts';
import {
  claimDue,
  enqueue,
  finish,
  nextDueAt,
  releaseDeadLeases,
  retryAt,
} from '../../src/store/outbox.ts';
import { newDatabase, START } from '../payments/support.ts';

const LEASE = 60_000;
const job = (key: string, dueAtMilliseconds = START) => ({
  key,
  kind: 'text',
  subject: `subject-${key}`,
  payload: { words: 'thank you' },
  dueAtMilliseconds,
});

describe('the outbox', () => {
  let db: Database;
  beforeEach(() => {
    db = newDatabase();
  });
  const claim = (now = START, owner = 'a', limit = 10) => claimDue(db, now, owner, LEASE, limit);
  const keys = (jobs: readonly { key: string }[]) => jobs.map(({ key }) => key);
  const first = () => {
    const [claimed] = claim();
    if (!claimed) throw new Error('nothing was due');
    return claimed;
  };

  it('keeps one job per key, the first', () => {
    expect(enqueue(db, job('one'))).toBe(true);
    expect(enqueue(db, { ...job('one'), payload: { words: 'again' } })).toBe(false);
    expect(claim()).toMatchObject([{ ...job('one'), attempts: 1, owner: 'a' }]);
  });

  it('keeps a key known after the job is done', () => {
    enqueue(db, job('one'));
    finish(db, first(), START);
    expect(enqueue(db, job('one'))).toBe(false);
    expect(claim(START + LEASE)).toEqual([]);
  });

  it('gives out what is due, earliest first, up to the limit', () => {
    for (const [key, due] of [
      ['late', 2],
      ['early', 1],
      ['future', 11],
      ['latest', 3],
    ] as const) {
      enqueue(db, job(key, START + due));
    }
    expect(keys(claim(START + 10, 'a', 2))).toEqual(['early', 'late']);
    expect(keys(claim(START + 10, 'a', 2))).toEqual(['latest']);
    expect(claim(START + 10)).toEqual([]);
  });

  it('gives a leased job to nobody else until the lease has run out', () => {
    enqueue(db, job('one'));
    claim();
    expect(claim(START + LEASE - 1, 'b')).toEqual([]);
    expect(claim(START + LEASE, 'b')).toMatchObject([{ key: 'one', attempts: 2, owner: 'b' }]);
  });

  it('gives a job back for later', () => {
    enqueue(db, job('one'));
    retryAt(db, first(), START + 5_000, 'busy');
    expect(claim(START + 4_999)).toEqual([]);
    expect(claim(START + 5_000)).toMatchObject([{ key: 'one', attempts: 2 }]);
  });

  it('leaves a job alone that another owner has taken over', () => {
    enqueue(db, job('one'));
    const lost = first();
    claim(START + LEASE, 'b');
    retryAt(db, lost, START, 'too slow');
    expect(claim(START + LEASE + 1, 'c')).toEqual([]);
  });

  it('frees the jobs of owners that are gone, and no others', () => {
    enqueue(db, job('dead'));
    claim(START, 'host:1:1');
    enqueue(db, job('alive'));
    claim(START, 'host:2:1');
    expect(releaseDeadLeases(db, (owner) => owner === 'host:2:1')).toBe(1);
    expect(keys(claim())).toEqual(['dead']);
  });

  it('knows when to look next', () => {
    expect(nextDueAt(db)).toBeNull();
    enqueue(db, job('later', START + 500));
    expect(nextDueAt(db)).toBe(START + 500);
    enqueue(db, job('now'));
    const now = first();
    expect(nextDueAt(db)).toBe(START + 500);
    retryAt(db, now, START + 100, '');
    expect(nextDueAt(db)).toBe(START + 100);
    claim(START + 500);
    expect(nextDueAt(db)).toBe(START + 500 + LEASE);
  });
});
