import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import type { PhoneMessage } from '../../src/simulator/contract.ts';
import type { Route } from '../support/tiny-line.ts';
import { twiml } from './call-tiny-line.ts';
import {
  accountSid,
  askRest,
  authToken,
  lineNumber,
  openCarrier,
  PageSocket,
} from './open-carrier.ts';

const routes: Readonly<Record<string, Route>> = {
  '/voice': twiml('<Gather timeout="30"><Say>Waiting</Say></Gather>'),
  '/moved': twiml('<Say>Moved</Say><Pause length="30"/>'),
};

/** A call that has been answered and waits. */
async function waitingCall() {
  const open = await openCarrier(routes);
  const page = await PageSocket.open(open.carrier.url);
  page.send({ command: 'dial', from: '+12125550142' });
  await page.until((message) => 'sound' in message);
  const sid = open.line.to('/voice')[0]?.form.CallSid ?? '';
  return { ...open, page, sid };
}

const says = (text: string) => (message: PhoneMessage) =>
  'sound' in message && message.sound.kind === 'say' && message.sound.text === text;
const isEnd = (message: PhoneMessage) => 'event' in message && 'end' in message.event;

describe('authentication', () => {
  test.each([`${accountSid}:wrong`, `AC2:${authToken}`, ''])(
    "'%s' is 20003",
    async (credentials) => {
      const open = await openCarrier({});
      const { status, body } = await askRest(open, '/Messages.json', { To: '+1' }, credentials);
      expect(status).toBe(401);
      expect(body).toEqual({
        code: 20003,
        message: 'Authenticate',
        more_info: 'https://www.twilio.com/docs/errors/20003',
        status: 401,
      });
    },
  );
});

describe('calls', () => {
  test('a live call is described', async () => {
    const call = await waitingCall();
    const { status, body } = await askRest(call, `/Calls/${call.sid}.json`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      sid: call.sid,
      status: 'in-progress',
      from: '+12125550142',
      to: lineNumber,
      direction: 'inbound',
      account_sid: accountSid,
      end_time: null,
    });
  });

  test('Status=completed hangs up', async () => {
    const call = await waitingCall();
    const { status } = await askRest(call, `/Calls/${call.sid}.json`, { Status: 'completed' });
    expect(status).toBe(200);
    expect(await call.page.until(isEnd)).toMatchObject({ event: { end: 'hangup by line' } });
  });

  test('Url sends a live call elsewhere', async () => {
    const call = await waitingCall();
    await askRest(call, `/Calls/${call.sid}.json`, { Url: `${call.line.url}/moved` });
    expect(await call.page.until(says('Moved'))).toBeDefined();
    expect(call.line.to('/moved')[0]?.form).toMatchObject({
      CallSid: call.sid,
      CallStatus: 'in-progress',
    });
  });

  test('Twiml runs at once, and needs absolute URLs', async () => {
    const call = await waitingCall();
    const document = twiml('<Say>Inline</Say><Redirect>/moved</Redirect>');
    await askRest(call, `/Calls/${call.sid}.json`, { Twiml: document });
    const spoken = await call.page.until(says('Inline'));
    call.page.send({ command: 'heard', heard: 'number' in spoken ? spoken.number : 0 });
    expect(await call.page.until(isEnd)).toMatchObject({ event: { end: 'error' } });
    const codes = call.page.messages.flatMap((one) =>
      'event' in one && 'error' in one.event ? [one.event.error.code] : [],
    );
    expect(codes).toEqual([11100]);
  });

  test('a call that is over is 21220', async () => {
    const call = await waitingCall();
    call.page.send({ command: 'hangup' });
    await call.page.until(isEnd);
    const { status, body } = await askRest(call, `/Calls/${call.sid}.json`, {
      Status: 'completed',
    });
    expect([status, body.code]).toEqual([400, 21220]);
    expect((await askRest(call, `/Calls/${call.sid}.json`)).body.status).toBe('completed');
  });

  test('an unknown call is 20404', async () => {
    const open = await openCarrier({});
    const { status, body } = await askRest(open, '/Calls/CA1.json');
    expect([status, body.code]).toEqual([404, 20404]);
  });
});

describe('messages', () => {
  const message = { To: '+12125550142', From: lineNumber, Body: 'Your receipt' };

  test('are taken and listed', async () => {
    const open = await openCarrier({});
    const { status, body } = await askRest(open, '/Messages.json', message);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      body: 'Your receipt',
      status: 'queued',
    });
    const listed = await (await fetch(`${open.carrier.url}/simulator/messages.json`)).json();
    expect(listed).toEqual({ messages: [body] });
  });

  test.each([
    [{ To: '' }, 21604],
    [{ From: '' }, 21603],
    [{ Body: '' }, 21602],
    [{ Body: 'x'.repeat(1601) }, 21617],
    [{ To: '+15005550001' }, 21211],
    [{ To: '+15005550004' }, 21610],
    [{ To: '+15005550009' }, 21614],
  ])('with %o are refused with %i', async (change, code) => {
    const open = await openCarrier({});
    const { status, body } = await askRest(open, '/Messages.json', { ...message, ...change });
    expect([status, body.code]).toEqual([400, code]);
  });
});

describe('phone numbers', () => {
  test('the next call goes where the number now points', async () => {
    const open = await openCarrier({ '/new': twiml('<Hangup/>') });
    const { body } = await askRest(open, '/IncomingPhoneNumbers.json');
    const [number] = body.incoming_phone_numbers as Record<string, string>[];
    expect(number).toMatchObject({ phone_number: lineNumber, voice_url: `${open.line.url}/voice` });
    const changed = await askRest(open, `/IncomingPhoneNumbers/${number?.sid}.json`, {
      VoiceUrl: `${open.line.url}/new`,
    });
    expect(changed.body.voice_url).toBe(`${open.line.url}/new`);
    const page = await PageSocket.open(open.carrier.url);
    page.send({ command: 'dial', from: '' });
    await page.until(isEnd);
    expect(open.line.requests[0]?.path).toBe('/new');
  });

  test('a URL that is none is refused', async () => {
    const open = await openCarrier({});
    const { body } = await askRest(open, '/IncomingPhoneNumbers.json');
    const [number] = body.incoming_phone_numbers as Record<string, string>[];
    const path = `/IncomingPhoneNumbers/${number?.sid}.json`;
    expect((await askRest(open, path, { VoiceUrl: 'nowhere' })).body.code).toBe(21502);
  });
});

// Everything else is a 404 in Twilio's shape.
test.each(['/Transcriptions.json', '/Recordings.json', '/Conferences/CF1/Participants.json'])(
  '%s is 20404',
  async (path) => {
    const { status, body } = await askRest(await openCarrier({}), path);
    expect([status, body.code]).toEqual([404, 20404]);
  },
);

// Twilio's own client takes the carrier for Twilio.
test("Twilio's client sends a message and ends a call", async () => {
  const call = await waitingCall();
  const client = twilio(accountSid, authToken);
  const request = client.request.bind(client);
  client.request = (options) =>
    request({
      ...options,
      uri: String(options.uri).replace('https://api.twilio.com', call.carrier.url),
    });
  const message = await client.messages.create({
    to: '+12125550142',
    from: lineNumber,
    body: 'Hi',
  });
  expect(message.sid).toMatch(/^SM/);
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: lineNumber });
  expect(number?.phoneNumber).toBe(lineNumber);
  const ended = await client.calls(call.sid).update({ status: 'completed' });
  expect(ended.sid).toBe(call.sid);
  expect(await call.page.until(isEnd)).toMatchObject({ event: { end: 'hangup by line' } });
});
