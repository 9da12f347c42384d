import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { accountSid, authToken, callTinyLine, type Scenario, twiml } from '../call-tiny-line.ts';

/** A call whose document asks one more thing and ends. */
async function call(scenario: Partial<Scenario> = {}) {
  const told = await callTinyLine({
    routes: {
      '/voice': twiml('<Gather numDigits="1" action="/action"/>'),
      '/action': twiml('<Hangup/>'),
      '/status': '',
    },
    steps: ['1'],
    ...scenario,
  });
  return { ...told, first: told.line.to('/voice')[0], second: told.line.to('/action')[0] };
}

describe('fields', () => {
  // S1: the whole standard set, the undocumented duplicates included; ringing, then in-progress.
  test('the first request of a call', async () => {
    const { first } = await call();
    expect(first?.form).toEqual({
      CallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: '+12125550142',
      To: '+18005550100',
      Caller: '+12125550142',
      Called: '+18005550100',
      FromCity: '',
      FromState: '',
      FromZip: '',
      FromCountry: 'US',
      ToCity: '',
      ToState: '',
      ToZip: '',
      ToCountry: 'US',
      CallerCity: '',
      CallerState: '',
      CallerZip: '',
      CallerCountry: 'US',
      CalledCity: '',
      CalledState: '',
      CalledZip: '',
      CalledCountry: 'US',
      CallToken: expect.stringContaining('parentCallInfoToken'),
    });
  });

  test('later requests are in-progress and name the same call', async () => {
    const { first, second } = await call();
    expect(second?.form).toMatchObject({
      CallStatus: 'in-progress',
      CallSid: first?.form.CallSid,
    });
  });

  // S12: most networks spell ANONYMOUS on the keypad, which looks like Lesotho.
  test.each([
    ['', '+266696687', 'LS'],
    ['+266696687', '+266696687', 'LS'],
    ['+7378742833', '+7378742833', ''],
    ['anonymous', 'anonymous', ''],
    ['restricted', 'restricted', ''],
    ['empty', '', ''],
  ])("a withheld caller '%s' is posted as '%s'", async (from, posted, country) => {
    const { first } = await call({ from });
    expect(first?.form).toMatchObject({
      From: posted,
      Caller: posted,
      FromCountry: country,
      CallerCountry: country,
    });
  });

  // S12: what a carrier may pass on is added to every request.
  test('extra fields', async () => {
    const extraFields = { StirVerstat: 'TN-Validation-Passed-A', ForwardedFrom: '+13125550100' };
    const { first, second } = await call({ carrier: { extraFields } });
    expect(first?.form).toMatchObject(extraFields);
    expect(second?.form).toMatchObject(extraFields);
  });
});

describe('headers', () => {
  test("every request carries a signature that Twilio's validator takes", async () => {
    const { line } = await call({ line: { statusUrl: '/status' } });
    expect(line.requests).toHaveLength(3);
    for (const { headers, path, form } of line.requests) {
      const signature = String(headers['x-twilio-signature']);
      expect(validateRequest(authToken, signature, line.url + path, { ...form })).toBe(true);
    }
  });

  // With several tokens (rotation) Twilio signs with the first one.
  test('the first of several tokens signs', async () => {
    const { line, first } = await call({ line: { authToken: 'new,old' } });
    const signature = String(first?.headers['x-twilio-signature']);
    expect(validateRequest('new', signature, `${line.url}/voice`, { ...first?.form })).toBe(true);
  });

  test('each request has its own idempotency token', async () => {
    const { first, second } = await call();
    const tokens = [first, second].map((one) => one?.headers['i-twilio-idempotency-token']);
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  // Cookies are kept for the call and sent back.
  test('cookies come back, within one call only', async () => {
    const scenario: Partial<Scenario> = {
      routes: {
        '/voice': (_request, response) => {
          response.setHeader('Set-Cookie', ['a=1; Path=/; HttpOnly', 'b=2; Path=/elsewhere']);
          response.setHeader('Content-Type', 'text/xml');
          response.end(twiml('<Redirect>/action</Redirect>'));
        },
        '/action': twiml('<Hangup/>'),
      },
    };
    const { first, second } = await call(scenario);
    expect(first?.headers.cookie).toBeUndefined();
    expect(second?.headers.cookie).toBe('a=1');
  });
});

describe('behind a proxy', () => {
  // The signature covers the public URL while the connection goes to the local one.
  test('publicBaseUrl is what is signed and shown', async () => {
    const publicBaseUrl = 'https://pay.example.org';
    const { line, handset } = await call({ line: { publicBaseUrl } });
    expect(line.requests.map(({ path }) => path)).toEqual(['/voice', '/action']);
    for (const { headers, path, form } of line.requests) {
      const signature = String(headers['x-twilio-signature']);
      expect(validateRequest(authToken, signature, publicBaseUrl + path, { ...form })).toBe(true);
      expect(headers['x-forwarded-host']).toBe('pay.example.org');
      expect(headers['x-forwarded-proto']).toBe('https');
    }
    const shown = handset.events.flatMap((one) => ('request' in one ? [one.request.url] : []));
    expect(shown).toEqual([`${publicBaseUrl}/voice`, `${publicBaseUrl}/action`]);
  });

  // A document may name its own public address; it is the same server.
  test('a public URL in a document leads back to the line', async () => {
    const { line } = await call({
      routes: {
        '/voice': twiml('<Redirect>https://pay.example.org/base/action</Redirect>'),
        '/action': twiml('<Hangup/>'),
      },
      line: { publicBaseUrl: 'https://pay.example.org/base/' },
    });
    expect(line.requests.map(({ path }) => path)).toEqual(['/voice', '/action']);
  });
});

describe('the status callback', () => {
  // Once, at the end: only `completed` is told for an inbound call, with its duration.
  test('tells the end and the duration', async () => {
    const { line, handset } = await call({
      routes: { '/voice': twiml('<Pause length="61"/>'), '/status': '' },
      line: { statusUrl: '/status' },
    });
    const [status, ...more] = line.to('/status');
    expect(more).toEqual([]);
    expect(status?.form).toMatchObject({
      CallStatus: 'completed',
      CallDuration: '61',
      Duration: '2',
      CallbackSource: 'call-progress-events',
      SequenceNumber: '0',
    });
    expect(handset.events.at(-2)).toEqual({ end: 'end of document' });
    expect(handset.events.at(-1)).toMatchObject({ request: { purpose: 'status', status: 200 } });
  });

  // Best effort: a failing status URL is a warning and changes nothing.
  test('may fail without consequence', async () => {
    const { end, handset } = await call({ line: { statusUrl: '/missing' } });
    expect(end).toBe('hangup by line');
    expect(handset.events.at(-1)).toMatchObject({
      error: { code: 11200, severity: 'warning' },
    });
  });

  // Hanging up before the first document has come: the call was never answered.
  test('a call given up while it rings is canceled', async () => {
    let hangUp = () => {};
    const placed = call({
      routes: {
        '/voice': (_request, response) => {
          hangUp();
          response.end();
        },
        '/status': '',
      },
      line: { statusUrl: '/status' },
      placed: (live) => {
        hangUp = () => live.hangUp();
      },
    });
    const { line, end, handset } = await placed;
    expect(end).toBe('hangup by caller');
    expect(handset.said).toEqual([]);
    expect(line.to('/status')[0]?.form).toMatchObject({
      CallStatus: 'canceled',
      CallDuration: '0',
    });
  });
});

// The line may name its flow state in a header; the inspector shows it.
test('the state header is passed on', async () => {
  const { handset } = await call({
    routes: {
      '/voice': (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Payline-State': 'identify.ask' });
        response.end(twiml('<Hangup/>'));
      },
    },
  });
  expect(handset.events[1]).toMatchObject({
    request: { state: 'identify.ask', status: 200, twiml: twiml('<Hangup/>'), purpose: 'call' },
  });
});
