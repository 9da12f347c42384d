import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AfterStream, createAfterStream } from '../../src/line/after-stream.ts';
import { goOnByTty } from '../../src/line/go-on-by-tty.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { TwilioClient } from '../../src/twilio/client/client.ts';
import type { Outcome } from '../../src/twilio/client/outcome.ts';
import { callFields, SignedLine, sid } from '../support/signed-line.ts';

const CALL = sid(1);

let line: SignedLine;
let clock: VirtualClock;
let moved: string[];
let answer: Outcome<null>;

const calls: Pick<TwilioClient, 'redirectCall'> = {
  async redirectCall(_callSid, url) {
    moved.push(url);
    return answer;
  },
};
const mover = { calls, publicBaseUrl: 'https://pay.example.test' };

beforeEach(async () => {
  line = new SignedLine();
  clock = new VirtualClock(Date.parse('2026-03-02T17:30:00Z'));
  await line.start({ clock });
  await line.post('/voice/incoming', callFields(CALL));
  moved = [];
  answer = { result: 'done', value: null };
});

afterEach(() => line.stop());

function running() {
  if (!line.running) throw new Error('The line is not started.');
  return line.running.line;
}

describe('after the line has ended a stream', () => {
  let after: AfterStream;
  beforeEach(() => {
    after = createAfterStream(running(), mover);
  });

  it('a carrier that comes for the next verb is left alone', async () => {
    const ended = after.ended(CALL);
    after.cameFor(CALL);
    await ended;
    expect(moved).toEqual([]);
  });

  it('one that does not come within five seconds is sent to the page the call is at', async () => {
    const before = clock.now();
    await after.ended(CALL);
    expect(clock.now() - before).toBe(5000);
    const [url = ''] = moved;
    expect(moved).toHaveLength(1);
    const page = await line.post(new URL(url).pathname, callFields(CALL));
    expect(page.text).toContain('For English, press 1.');
  });

  it('a second stream of the same call starts the time anew', async () => {
    const first = after.ended(CALL);
    const second = after.ended(CALL);
    after.cameFor(CALL);
    await Promise.all([first, second]);
    expect(moved).toEqual([]);
  });

  it('a call that is over is sent nowhere', async () => {
    await line.post('/voice/status', { ...callFields(CALL), CallStatus: 'completed' });
    await after.ended(CALL);
    expect(moved).toEqual([]);
  });

  it('nothing is waited for when the line closes: its database is closed next', async () => {
    const before = clock.now();
    void after.ended(CALL);
    await after.close();
    expect(clock.now()).toBe(before);
    expect(moved).toEqual([]);
  });

  it('a carrier that refuses is told of in the log', async () => {
    const detail = 'HTTP 400, code 21205';
    answer = { result: 'refused', code: 21205, status: 400, detail, sentence: '' };
    await after.ended(CALL);
    expect(line.logs.join('')).toContain('21205');
  });
});

it('a page is given to nobody of another account', async () => {
  await createAfterStream(running(), mover).ended(CALL);
  const path = new URL(moved[0] ?? '').pathname;
  const strangers = { ...callFields(CALL), AccountSid: `AC${'9'.repeat(32)}` };
  expect((await line.post(path, strangers)).status).toBe(403);
});

describe('a TTY that is heard on a call by voice', () => {
  const channel = () => line.db.prepare('SELECT channel FROM calls').pluck().get();

  it('takes the call on in Baudot, and the carrier with it', async () => {
    await goOnByTty(running(), mover, CALL);
    expect(channel()).toBe('tty');
    const page = await line.post(new URL(moved[0] ?? '').pathname, callFields(CALL));
    expect(page.text).toContain('<Connect><Stream');
    expect(page.text).not.toContain('<Say');
  });

  it('is heard once: a second time changes nothing', async () => {
    await goOnByTty(running(), mover, CALL);
    await goOnByTty(running(), mover, CALL);
    expect(moved).toHaveLength(1);
    expect(line.db.prepare('SELECT turn FROM calls').pluck().get()).toBe(2);
  });

  it('is not heard after the end of the call', async () => {
    await line.post('/voice/status', { ...callFields(CALL), CallStatus: 'completed' });
    await goOnByTty(running(), mover, CALL);
    expect([channel(), moved]).toEqual(['voice', []]);
  });

  it('what its Gather still posts is an old turn, answered with the same page', async () => {
    const first = await line.post('/voice/incoming', callFields(CALL));
    const action = /<Gather[^>]* action="([^"]+)"/.exec(first.text)?.[1] ?? '';
    await goOnByTty(running(), mover, CALL);
    const late = await line.post(action, { ...callFields(CALL), Digits: '', msg: 'Gather End' });
    expect(late.text).toContain('<Connect><Stream');
    expect(line.db.prepare('SELECT turn FROM calls').pluck().get()).toBe(2);
  });
});
