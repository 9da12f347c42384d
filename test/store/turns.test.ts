import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/open.ts';
import { deleteTurnsBefore, findTurn, insertTurn } from '../../src/store/turns.ts';
import { HOUR, newDatabase, START } from '../payments/support.ts';
import { addCall } from '../support/call-rows.ts';

let db: Database;
let call: number;
beforeEach(() => {
  db = newDatabase();
  call = addCall(db, 'CA1', START);
});

const turn = (number: number, reply = `<Response>${number}</Response>`) => ({
  turn: number,
  event: 'key:1',
  state: 'selfService.account.bills',
  reply,
});

it('an answered turn is found by its call and number, byte for byte', () => {
  const reply = '<Response><Say>“Ana’s” bill…</Say></Response>\n';
  insertTurn(db, call, turn(3, reply), START);
  expect(findTurn(db, 'CA1', 3)).toEqual({ callSid: 'CA1', ...turn(3, reply) });
  expect(findTurn(db, 'CA1', 4)).toBeNull();
  expect(findTurn(db, 'CA2', 3)).toBeNull();
});

it('a turn is answered once', () => {
  insertTurn(db, call, turn(3, 'first'), START);
  expect(() => insertTurn(db, call, turn(3, 'second'), START)).toThrow(/UNIQUE/);
  expect(findTurn(db, 'CA1', 3)?.reply).toBe('first');
});

it('a turn without a call cannot be kept', () => {
  expect(() => insertTurn(db, 999, turn(1), START)).toThrow(/FOREIGN KEY/);
});

describe('old turns go', () => {
  beforeEach(() => {
    for (const hour of [0, 1, 2]) insertTurn(db, call, turn(hour), START + hour * HOUR);
  });

  it.each([
    ['none are old enough', START, 0, [0, 1, 2]],
    ['one is older by a millisecond', START + 1, 1, [1, 2]],
    ['the next is exactly as old as is kept', START + HOUR, 1, [1, 2]],
    ['all are older', START + 9 * HOUR, 3, []],
  ])('when %s', (_, before, gone, left) => {
    expect(deleteTurnsBefore(db, before)).toBe(gone);
    expect(db.prepare('SELECT turn FROM turns ORDER BY turn').pluck().all()).toEqual(left);
  });

  it('and none are missed when there are none', () => {
    deleteTurnsBefore(db, START + 9 * HOUR);
    expect(deleteTurnsBefore(db, START + 9 * HOUR)).toBe(0);
  });
});
