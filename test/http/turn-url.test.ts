import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { buildApp } from '../../src/http/app.ts';
import { sidesOf } from '../support/sides.ts';
import {
  ACCOUNT_SID,
  AUTH_TOKENS,
  callFields,
  SignedLine,
  sid,
  tokenizedCard,
  typed,
} from '../support/signed-line.ts';

const line = new SignedLine();
beforeAll(() => line.start());
afterAll(() => line.stop());

const step = { For: 'payment-card-number', Attempt: '1' };

/** Brings a call to its card; returns where <Pay> reports its steps. */
async function toCard(callSid: string): Promise<string> {
  const path = await line.call(callSid);
  const { text } = await line.press(callSid, path, '900000017#', '94110#', '1', '1', '1', '1');
  return /statusCallback="([^"]+)"/.exec(text)?.[1] ?? '';
}

describe('where card entry reports its steps', () => {
  it('takes a step of its own call', async () => {
    const path = await toCard(sid(1));
    const answer = await line.post(path, callFields(sid(1), step));
    expect(answer).toMatchObject({ status: 204, text: '' });
  });

  it('takes none of another call or turn, nor one that names no step', async () => {
    const path = await toCard(sid(2));
    const post = async (to: string, fields = callFields(sid(2), step)) =>
      (await line.post(to, fields)).status;
    expect(await post(path, callFields(sid(1), step))).toBe(403);
    expect(await post(path.replace(/\/(\d+)\//, '/9/'))).toBe(403);
    expect(await post(path.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe(403);
    expect(await post(path, callFields(sid(2)))).toBe(400);
  });

  it('keeps and logs nothing of the card, though Twilio posts some of it', async () => {
    const path = await toCard(sid(3));
    const card = { PaymentCardNumber: '4111111111111111', SecurityCode: '987', Digits: '4111' };
    await line.post(path, callFields(sid(3), { ...step, ...card }));
    expect(line.logs.join('')).toContain('payment-card-number');
    expect(line.logs.join('')).not.toMatch(/4111|987"/);
  });
});

it.each([
  ['one way to write a turn’s number', (path: string) => path.replace('/turn/2/', '/turn/02/')],
  ['a number, not words', (path: string) => path.replace('/turn/2/', '/turn/2e0/')],
  ['no blank', (path: string) => path.replace('/turn/2/', '/turn/%202/')],
  ['a seal in small letters', (path: string) => path.replace(/[^/]+$/, (s) => s.toUpperCase())],
  ['a whole seal', (path: string) => path.slice(0, -1)],
])('a turn’s URL has %s', async (_, change) => {
  const path = change(await line.call('CA'.padEnd(34, 'a')));
  const answer = await line.post(path, callFields('CA'.padEnd(34, 'a'), typed('900000017#')));
  expect(answer).toMatchObject({ status: 403, text: 'Forbidden.\n' });
});

it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])('%s is no webhook', async (method) => {
  const { status, headers } = await fetch(`${line.url}/voice/incoming`, { method });
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('POST');
});

it('the fallback speaks the office’s number, whatever state the call is in', async () => {
  const { text } = await line.post('/voice/fallback', callFields(sid(4), { ErrorCode: '11200' }));
  expect(text).toContain('<Number>+18005550142</Number>');
  expect(text).toContain('1, 8 0 0, 5 5 5, 0 1 4 2');
});

describe('the state’s name', () => {
  it('is in a header for the inspector of the demo', async () => {
    const { headers } = await line.post('/voice/incoming', callFields(sid(5)));
    expect(headers.get('payline-state')).toBe('selfService.identify.memberId');
  });

  it('stays inside in production', async () => {
    if (!line.running) throw new Error('The line is not started.');
    const config = {
      ...{ production: true, authTokens: AUTH_TOKENS, twilioAccountSid: ACCOUNT_SID },
      publicBaseUrl: 'https://pay.example.test',
    } as unknown as Config;
    const app = buildApp(
      line.running.line,
      config,
      { draining: false },
      sidesOf(line.running.line),
    );
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { status, headers } = await line.post(
      ...(['/voice/incoming', callFields(sid(6)), AUTH_TOKENS[0], url] as const),
    );
    expect(status).toBe(200);
    expect([...headers.keys()].filter((name) => name.startsWith('payline'))).toEqual([]);
    server.close();
    server.closeAllConnections();
  });
});

it('a card that comes where no card was asked for is not kept', async () => {
  const path = await line.call(sid(7));
  const { text } = await line.post(path, callFields(sid(7), tokenizedCard));
  expect(text).toContain('member ID');
  expect(line.count('card_tokens')).toBe(0);
});
