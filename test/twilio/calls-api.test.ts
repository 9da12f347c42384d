import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createCallsApi } from '../../src/twilio/calls-api.ts';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = 'token-of-the-test-000000000000000';
const callSid = `CA${'2'.repeat(32)}`;
const url = 'https://pay.example.test/voice/tty/next/4/abc';

async function carrierThat(answers: RequestListener) {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return createCallsApi({ baseUrl, accountSid, authToken });
}

it('sends the call to the other document', async () => {
  const asked: string[] = [];
  const api = await carrierThat(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    asked.push(`${request.method} ${request.url}`, request.headers.authorization ?? '', body);
    response.writeHead(200).end('{"sid":"CA"}');
  });
  expect(await api.redirectCall(callSid, url, 5000)).toMatchObject({ result: 'done' });
  expect(asked).toEqual([
    `POST /2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json`,
    `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    new URLSearchParams({ Url: url, Method: 'POST' }).toString(),
  ]);
});

const answering =
  (status: number, body = ''): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

it.each([
  ['the call is over', answering(400, '{"code":21220}'), 'gone'],
  ['the call is unknown', answering(404, '{"code":20404}'), 'gone'],
  ['the token is wrong', answering(401, '{"code":20003}'), 'refused'],
  ['too many requests', answering(429, '{"code":20429}'), 'refused'],
  ['it timed out there', answering(408), 'unknown'],
  ['it failed there', answering(503), 'unknown'],
  ['it was cut off', (request) => request.socket.destroy(), 'unknown'],
  ['it is never answered', () => {}, 'unknown'],
] satisfies [string, RequestListener, string][])('%s', async (_what, answers, result) => {
  const api = await carrierThat(answers);
  expect(await api.redirectCall(callSid, url, 200)).toMatchObject({ result });
});
