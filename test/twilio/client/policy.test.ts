import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTwilioClient, type TwilioClient } from '../../../src/twilio/client/client.ts';
import {
  answering,
  type Behaviour,
  cutting,
  cuttingMidAnswer,
  refusing,
  silent,
  startCarrier,
} from './carrier-server.ts';

const callSid = `CA${'2'.repeat(32)}`;
const url = 'https://pay.example.test/desk/whisper/4/abc';
const redirect = (twilio: TwilioClient) => twilio.redirectCall(callSid, url);
const ring = (twilio: TwilioClient) =>
  twilio.createCall({
    ...{ to: '+14155550117', from: '+18005550100', url, statusCallbackUrl: url },
    ...{ timeoutSeconds: 20, detectMachine: false },
  });
const good = answering(200, { sid: callSid });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an answer, as an outcome', () => {
  it.each([
    ['the call is over', refusing(400, 21220), { result: 'gone', code: 21220 }],
    ['there is no such call', refusing(404, 20404), { result: 'gone', code: 20404 }],
    ['404 without a word', answering(404, ''), { result: 'gone', code: 404 }],
    ['the token is wrong', refusing(401, 20003), { result: 'refused', code: 20003, status: 401 }],
    ['a bad URL', refusing(400, 21205), { result: 'refused', code: 21205, status: 400 }],
    ['a gateway’s 403 page', answering(403, '<html>'), { result: 'refused', code: 403 }],
    ['it timed out there', answering(408, ''), { result: 'unknown', why: 'failed' }],
    ['it failed there', refusing(500, 20500), { result: 'unknown', why: 'failed' }],
    ['a page of a proxy', answering(200, '<html>'), { result: 'unknown', why: 'unreadable' }],
    ['sent elsewhere', answering(302, ''), { result: 'unknown', why: 'unreadable' }],
    ['cut off', cutting, { result: 'unknown', why: 'noAnswer' }],
    ['cut off within the answer', cuttingMidAnswer, { result: 'unknown', why: 'noAnswer' }],
    ['never answered', silent, { result: 'unknown', why: 'noAnswer' }],
  ] satisfies [string, Behaviour, object][])('%s', async (_name, behaviour, outcome) => {
    const { twilio } = await startCarrier([behaviour], { deadlineMilliseconds: 300 });
    expect(await redirect(twilio)).toMatchObject(outcome);
  });

  it('a call that was made without its SID may exist', async () => {
    const { twilio, asked } = await startCarrier([answering(201, { sid: 'none' })]);
    expect(await ring(twilio)).toMatchObject({ result: 'unknown', why: 'unreadable' });
    expect(asked).toHaveLength(1);
  });

  it('what Twilio wrote for a person is apart from the detail, which is logged', async () => {
    const { twilio } = await startCarrier([refusing(400, 21211)]);
    expect(await ring(twilio)).toEqual({
      ...{ result: 'refused', code: 21211, status: 400, detail: 'HTTP 400, code 21211' },
      sentence: 'Said to a person; it may quote +14155550117.',
    });
  });
});

describe('what may be repeated', () => {
  it.each([
    ['failed there', refusing(503, 20503)],
    ['was cut off', cutting],
    ['was refused for its frequency', refusing(429, 20429)],
  ] satisfies [string, Behaviour][])('is, when it %s', async (_name, behaviour) => {
    const { twilio, asked, clock } = await startCarrier([behaviour, behaviour, good]);
    expect(await redirect(twilio)).toMatchObject({ result: 'done' });
    expect(asked).toHaveLength(3);
    expect(clock.waits).toEqual([500, 2000]);
  });

  it('is given up after the third try', async () => {
    const { twilio, asked } = await startCarrier([refusing(503, 20503)]);
    expect(await redirect(twilio)).toMatchObject({ result: 'unknown', why: 'failed' });
    expect(asked).toHaveLength(3);
  });

  it('is not, when that is final', async () => {
    const { twilio, asked } = await startCarrier([refusing(401, 20003), good]);
    expect(await redirect(twilio)).toMatchObject({ result: 'refused' });
    expect(asked).toHaveLength(1);
  });

  it('is not waited for beyond the deadline', async () => {
    const { twilio, asked, clock } = await startCarrier([cutting], { deadlineMilliseconds: 400 });
    expect(await redirect(twilio)).toMatchObject({ result: 'unknown', why: 'noAnswer' });
    expect([asked.length, clock.waits]).toEqual([1, []]);
  });
});

describe('what must not happen twice', () => {
  it.each([
    ['may have rung: cut off', cutting],
    ['may have rung: an answer cut short', cuttingMidAnswer],
    ['may have rung: it failed there', refusing(500, 20500)],
    ['may have rung: never answered', silent],
  ] satisfies [string, Behaviour][])('%s', async (_name, behaviour) => {
    const { twilio, asked } = await startCarrier([behaviour, good], { deadlineMilliseconds: 300 });
    expect(await ring(twilio)).toMatchObject({ result: 'unknown' });
    expect(asked).toHaveLength(1);
  });

  it('is asked again after "too many requests": that was not done', async () => {
    const { twilio, asked } = await startCarrier([refusing(429, 20429), good]);
    expect(await ring(twilio)).toEqual({ result: 'done', value: { callSid } });
    expect(asked).toHaveLength(2);
  });

  it('is asked again while no connection stands, and surely was not done', async () => {
    const { account, clock, close } = await startCarrier([]);
    close();
    expect(await ring(createTwilioClient({ ...account, clock }))).toEqual({
      ...{ result: 'unknown', why: 'notConnected', detail: 'no answer: ECONNREFUSED' },
    });
    expect(clock.waits).toEqual([500, 2000]);
  });
});

describe('Retry-After', () => {
  it('is waited for, in seconds and as a date', async () => {
    const date = new Date('2026-03-02T17:30:04Z').toUTCString();
    const { twilio, clock } = await startCarrier([
      refusing(429, 20429, { 'retry-after': '1' }),
      refusing(429, 20429, { 'retry-after': date }),
      good,
    ]);
    expect(await redirect(twilio)).toMatchObject({ result: 'done' });
    expect(clock.waits).toEqual([1000, 3000]);
  });

  it('beyond the deadline, the request is given up at once', async () => {
    const { twilio, asked, clock } = await startCarrier([
      refusing(429, 20429, { 'retry-after': '5' }),
    ]);
    expect(await redirect(twilio)).toMatchObject({ result: 'refused', code: 20429, status: 429 });
    expect([asked.length, clock.waits]).toEqual([1, []]);
  });
});

it('the environment’s settings of the SDK neither lead requests elsewhere nor print them', async () => {
  vi.stubEnv('TWILIO_REGION', 'au1');
  vi.stubEnv('TWILIO_EDGE', 'sydney');
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
  vi.stubEnv('TWILIO_LOG_LEVEL', 'debug');
  const printed = vi.spyOn(console, 'log');
  const { twilio, asked } = await startCarrier([good]);
  expect(await redirect(twilio)).toMatchObject({ result: 'done' });
  expect(asked).toHaveLength(1);
  expect(printed).not.toHaveBeenCalled();
});
