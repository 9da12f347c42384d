import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Line } from '../../src/line/line.ts';
import { keepSwept, sweep } from '../../src/line/sweep.ts';
import { noteFailure } from '../../src/store/identifications.ts';
import type { Database } from '../../src/store/open.ts';
import { keepToken } from '../../src/store/tokens.ts';
import { insertTurn } from '../../src/store/turns.ts';
import { HOUR, MINUTE, newDatabase, sealer } from '../payments/support.ts';
import { addCall } from '../support/call-rows.ts';
import { HandClock } from '../support/hand-clock.ts';

const DAY = 24 * HOUR;
const NOW = 30 * DAY;

let db: Database;
let logged: string[];
beforeEach(() => {
  db = newDatabase();
  logged = [];
});
afterEach(() => db.close());

/** As much of a line as the sweep looks at. */
function lineAt(clock: Line['clock']): Line {
  const log = { error: (_fields: object, message: string) => logged.push(message) };
  return { db, clock, log } as unknown as Line;
}
const at = (milliseconds: number) => lineAt({ now: () => milliseconds, sleep: async () => {} });
const column = (sql: string) => db.prepare(sql).pluck().all();

it('forgets each thing when its time has come, and not a moment sooner', () => {
  const call = addCall(db, 'CA1', NOW - 8 * DAY);
  const turn = { event: 'key:1', state: 'over.goodbye', reply: '<Response/>' };
  insertTurn(db, call, { ...turn, turn: 1 }, NOW - 7 * DAY - 1);
  insertTurn(db, call, { ...turn, turn: 2 }, NOW - 7 * DAY);
  noteFailure(db, 'two days and more', null, NOW - 2 * DAY - 1);
  noteFailure(db, 'two days', null, NOW - 2 * DAY);
  const card = { token: 'tok', brand: 'visa', lastFour: '1111' };
  keepToken(db, sealer, { id: 'half an hour', ...card }, NOW - 30 * MINUTE);
  keepToken(db, sealer, { id: 'less', ...card }, NOW - 30 * MINUTE + 1);

  sweep(at(NOW));
  expect(column('SELECT turn FROM turns')).toEqual([2]);
  expect(column('SELECT member_id FROM identification_failures')).toEqual(['two days']);
  expect(column('SELECT id FROM card_tokens')).toEqual(['less']);
  expect(column('SELECT call_sid FROM calls')).toEqual(['CA1']);
});

it('runs every minute, goes on after a failure, and stops when told', async () => {
  const clock = new HandClock();
  const stop = new AbortController();
  const minute = () => noteFailure(db, 'old', null, clock.now() - 3 * DAY);
  const left = () => column('SELECT count(*) FROM identification_failures')[0];
  const nextMinute = async () => {
    clock.jump();
    await new Promise((resolve) => setImmediate(resolve));
  };

  minute();
  const swept = keepSwept(lineAt(clock), stop.signal);
  expect(left()).toBe(0);

  minute();
  await nextMinute();
  expect([clock.now(), left()]).toEqual([MINUTE, 0]);

  db.exec('ALTER TABLE turns RENAME TO turns_gone');
  await nextMinute();
  expect(logged).toEqual(['The sweep failed; it will run again.']);

  db.exec('ALTER TABLE turns_gone RENAME TO turns');
  minute();
  await nextMinute();
  expect(left()).toBe(0);

  stop.abort();
  await swept;
});
