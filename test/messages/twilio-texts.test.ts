import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createTwilioTexts } from '../../src/messages/twilio-texts.ts';
import { createTwilioClient } from '../../src/twilio/client/client.ts';
import { newClock } from '../payments/support.ts';
import { startMessagesApi } from '../support/messages-api.ts';
import { keepsTheTextCarrierContract } from './text-carrier-contract.ts';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = 'token-of-the-test-000000000000000';
const textsAt = (baseUrl: string, token = authToken) =>
  createTwilioTexts(
    createTwilioClient({ baseUrl, accountSid, authToken: token, clock: newClock() }),
  );
const text = { from: '+18005550100', to: '+14155550117', body: 'Hello.' };

keepsTheTextCarrierContract('twilio', async () => {
  const api = await startMessagesApi({ clock: newClock(), accountSid, authToken });
  return {
    carrier: textsAt(api.url),
    arrived: () => api.sent,
    stoppedNumber: '+15005550004',
    close: api.close,
  };
});

it('is refused with a token that is not the account’s', async () => {
  const api = await startMessagesApi({ clock: newClock(), accountSid, authToken });
  onTestFinished(api.close);
  const carrier = textsAt(api.url, 'another');
  expect(await carrier.send(text, 5_000)).toMatchObject({ result: 'refused', code: 20003 });
  expect(api.sent).toEqual([]);
});

async function carrierThat(answers: RequestListener) {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return textsAt(baseUrl);
}

const answering =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

it.each([
  ['429: not taken, it may be tried again', answering(429, '{"code":20429}'), 'notTaken'],
  ['400 without a body we know: final', answering(400, 'no'), 'refused'],
  ['500: nobody can say', answering(500, '{}'), 'unknown'],
  ['503: nobody can say', answering(503, ''), 'unknown'],
  ['408: it was at least partly read', answering(408, ''), 'unknown'],
  ['201 with something unreadable', answering(201, '<html>'), 'unknown'],
  ['302: not an answer of the API', answering(302, ''), 'unknown'],
  ['read, then cut off', (request) => request.socket.destroy(), 'unknown'],
  ['read, and never answered', () => {}, 'unknown'],
] satisfies [string, RequestListener, string][])('%s', async (_name, answers, result) => {
  const carrier = await carrierThat(answers);
  expect(await carrier.send(text, 200)).toMatchObject({ result });
});

it('nobody there: not taken', async () => {
  const api = await startMessagesApi({ clock: newClock(), accountSid, authToken });
  await api.close();
  const carrier = textsAt(api.url);
  expect(await carrier.send(text, 1_000)).toEqual({
    result: 'notTaken',
    detail: 'no answer: ECONNREFUSED',
  });
});
