import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayBeCalledFrom } from '../../src/line/callback-hours.ts';
import {
  closeCallback,
  findCallback,
  requestCallback,
  startCallback,
} from '../../src/store/callbacks.ts';
import { entryOf } from '../../src/store/queue-entries.ts';
import { callbackUrl } from '../../src/twilio/turn-url.ts';
import { actionOf, callFields, type Fields, SignedLine, sid } from '../support/signed-line.ts';

const line = new SignedLine();
beforeAll(() => line.start());
afterAll(() => line.stop());

const NUMBER = '+15105550123';
let calls = 100;
let callbackId = '';

/** A callback whose number is being rung. */
beforeEach(() => {
  calls += 1;
  callbackId = `01HCALLBACK${String(calls).padStart(15, '0')}`;
  requestCallback(line.db, {
    ...{ callbackId, fromCallSid: sid(1), phoneNumber: NUMBER, dueAtMilliseconds: null },
    ...{ askedAtMilliseconds: 0, memberId: null, locale: 'es-US', channel: 'voice' },
    ...{ region: 'georgia', need: 'standard', reason: 'person', consentedTo: 'yes' },
  });
  startCallback(line.db, callbackId);
});

const lineOf = () => {
  if (!line.running) throw new Error('The line is not started.');
  return line.running.line;
};
const secret = () => lineOf().turnSecret;
const path = () => callbackUrl(secret(), callbackId);
const outgoing = (more: Fields = {}) =>
  callFields(sid(calls), { From: '+18005550100', To: NUMBER, AnsweredBy: 'human', ...more });
const answered = (more?: Fields) => line.post(path(), outgoing(more));
const state = () => findCallback(line.db, callbackId)?.state;

describe('a callback that is answered', () => {
  it('greets in the language it was asked for in, and says nothing of a member', async () => {
    const { status, text } = await answered();
    expect(status).toBe(200);
    expect(text).toContain('Le llama Golden Valley Health Plan');
    expect(text).toContain('<Gather');
  });

  it('goes on to identification, and stands in front of the line when that is done', async () => {
    const { text } = await answered();
    const keyed = await line.press(sid(calls), actionOf(text), '1');
    expect(state()).toBe('reached');
    expect(entryOf(line.db, sid(calls))).toBeNull();
    const ready = await line.press(sid(calls), keyed.next, '900000017#', '94110#');
    expect(ready.text).toContain('<Pause length="5"/>');
    expect(entryOf(line.db, sid(calls))).toMatchObject({
      ...{ state: 'waiting', need: 'returnedCall', memberId: '900000017', reason: 'person' },
      frontSinceMilliseconds: expect.any(Number),
    });
  });

  it('answers a repeated webhook with the same bytes', async () => {
    const first = await answered();
    await line.press(sid(calls), actionOf(first.text), '1');
    expect((await answered()).text).toBe(first.text);
  });

  it('leaves a machine our number, hangs up, and is tried again later', async () => {
    const { text } = await answered({ AnsweredBy: 'machine_end_beep' });
    expect(text).toContain('su plan de salud');
    expect(text).not.toContain('Golden Valley');
    expect(text).toContain('<Hangup/>');
    expect(state()).toBe('waiting');
    const due = findCallback(line.db, callbackId)?.dueAtMilliseconds ?? 0;
    const { facts, clock } = lineOf();
    const again = clock.now() + facts.desk.callbackRetryMinutes * 60_000;
    // By day: this test may run at night.
    const expected = mayBeCalledFrom(facts, 'georgia', again) ?? 0;
    expect(Math.abs(due - expected)).toBeLessThan(60_000);
  });

  it('is given up after the last try', async () => {
    line.db.prepare('UPDATE callbacks SET tries = 3 WHERE id = ?').run(callbackId);
    await answered({ AnsweredBy: 'machine_start' });
    expect(state()).toBe('givenUp');
  });

  it.each([
    ['2', 'waiting'],
    ['3', 'canceled'],
  ])('by %s is %s', async (key, after) => {
    const { text } = await answered();
    const { text: last } = await line.press(sid(calls), actionOf(text), key);
    expect(last).toContain('<Hangup/>');
    expect(state()).toBe(after);
  });
});

describe('the address of a callback', () => {
  const silent = /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Hangup\/><\/Response>$/;

  it('is worth nothing for another callback', async () => {
    const other = path().replace(callbackId, `${callbackId.slice(0, -1)}9`);
    expect((await line.post(other, outgoing())).status).toBe(403);
    expect((await line.post(path().replace(/.$/, 'x'), outgoing())).status).toBe(403);
  });

  it('says nothing to another number than was asked for', async () => {
    const { text } = await answered({ To: '+15105550199' });
    expect(text).toMatch(silent);
    expect(
      line.db.prepare('SELECT 1 FROM calls WHERE call_sid = ?').get(sid(calls)),
    ).toBeUndefined();
  });

  it('says nothing once the callback is cancelled', async () => {
    closeCallback(line.db, callbackId, { state: 'canceled', why: 'caller' }, 0);
    expect((await answered()).text).toMatch(silent);
  });
});
