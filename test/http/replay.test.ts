import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actionOf,
  callFields,
  type Fields,
  SignedLine,
  sid,
  tokenizedCard,
  typed,
} from '../support/signed-line.ts';

const CALL = sid(1);
const HANG_UP = '<Response><Hangup/></Response>';

interface Exchange {
  readonly path: string;
  readonly fields: Fields;
  readonly text: string;
}

let line: SignedLine;
beforeEach(async () => {
  line = new SignedLine();
  await line.start({
    gateway: () => ({
      name: 'instant',
      charge: async () => ({ result: 'captured', chargeId: 'ch-1' }),
      find: async () => ({ result: 'notFound' }),
      isHealthy: async () => true,
    }),
  });
});
afterEach(() => line.stop());

/** Every row of every table. */
function everything(): unknown {
  const tables = line.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return tables.map((table) => [table, line.db.prepare(`SELECT * FROM ${table}`).all()]);
}

/** A whole call, from "press 1 to pay" to the confirmation number. */
async function payingCall(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  let path = '/voice/incoming';
  const steps = ['1', '900000017#', '94110#', '1', '1', '1', '1'].map(typed);
  for (const more of [{}, ...steps, tokenizedCard, typed('1'), {}]) {
    const fields = callFields(CALL, more);
    const { text } = await line.post(path, fields);
    exchanges.push({ path, fields, text });
    path = actionOf(text);
  }
  await expect
    .poll(() => line.db.prepare('SELECT state FROM payments').get())
    .toEqual({
      state: 'posted',
    });
  return exchanges;
}

describe('every webhook of a call that paid, sent again', () => {
  it('gets its own bytes, and changes nothing', async () => {
    const exchanges = await payingCall();
    expect(exchanges.at(-1)?.text).toContain('confirmation number');
    const before = everything();
    for (const { path, fields, text } of exchanges) {
      expect((await line.post(path, fields)).text).toBe(text);
    }
    expect(everything()).toEqual(before);
  });

  it('with other keys in it gets the bytes of the first answer', async () => {
    const exchanges = await payingCall();
    const before = everything();
    for (const { path, text } of exchanges) {
      const other = callFields(CALL, typed('900000025#'));
      expect((await line.post(path, other)).text).toBe(text);
    }
    expect(everything()).toEqual(before);
  });

  it('is hung up when the call is over: nobody hears again what was said', async () => {
    const exchanges = await payingCall();
    await line.post('/voice/status', callFields(CALL, { CallStatus: 'completed' }));
    const before = everything();
    for (const { path, fields } of exchanges) {
      expect((await line.post(path, fields)).text).toContain(HANG_UP);
    }
    expect(everything()).toEqual(before);
  });
});

it('an old turn that is forgotten gets the page the caller is at', async () => {
  const first = await line.call(CALL);
  const { text } = await line.press(CALL, first, '900000017#');
  line.db.prepare('DELETE FROM turns').run();
  const before = everything();
  const answer = await line.post(first, callFields(CALL, typed('900000017#')));
  expect(answer.text).toBe(text);
  expect(everything()).toEqual(before);
});

it('the first webhook, sent twice at once, begins one call', async () => {
  const [one, other] = await Promise.all([
    line.post('/voice/incoming', callFields(CALL)),
    line.post('/voice/incoming', callFields(CALL)),
  ]);
  expect(one?.text).toBe(other?.text);
  expect([line.count('calls'), line.count('turns')]).toEqual([1, 1]);
});

it.each([
  ['Digits to another name', { Digit: 's900000017' }],
  ['Digits to the end of another field', { CallStatus: 'in-progressDigits900000017' }],
])('a request cut anew, %s, goes nowhere though its signature holds', async (_, cut) => {
  const path = await line.call(CALL);
  const { Digits: _digits, FinishedOnKey: _key, ...rest } = callFields(CALL);
  const before = everything();
  const { status } = await line.post(path, { ...rest, ...cut });
  expect(status).toBe(400);
  expect(everything()).toEqual(before);
});
