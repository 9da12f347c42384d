import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { HandClock } from '../../support/hand-clock.ts';
import type { Route } from '../../support/tiny-line.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';

const broken: Route = (_request, response) => response.writeHead(500).end();

/** A port where nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a line that does not answer', () => {
  // S4: 15 s for a request, then 11200, Twilio's own apology and the end.
  test('is given up after 15 s', async () => {
    const wireClock = new HandClock();
    const { handset, end, line } = await callTinyLine({
      routes: { '/voice': () => wireClock.jump() },
      carrier: { wireClock },
    });
    expect(handset.events).toContainEqual({
      request: expect.objectContaining({ status: 0, milliseconds: 15_000 }),
    });
    expect(handset.errorCodes).toEqual([11200]);
    expect(handset.said).toEqual([expect.stringMatching(/application error/)]);
    expect([end, line.requests.length]).toEqual(['error', 1]);
  });

  test.each([404, 500])('%i is 11200 and is not repeated', async (status) => {
    const { handset, line } = await callTinyLine({
      routes: { '/voice': (_request, response) => response.writeHead(status).end() },
    });
    expect(handset.errorCodes).toEqual([11200]);
    expect(line.requests).toHaveLength(1);
  });

  // A connection that cannot be made is tried once more (rc=1, rp=ct).
  test('a refused connection is tried twice', async () => {
    const voiceUrl = `http://127.0.0.1:${await deadPort()}/voice`;
    const { handset } = await callTinyLine({ routes: {}, line: { voiceUrl } });
    expect(handset.events.filter((event) => 'request' in event)).toHaveLength(2);
    expect(handset.errorCodes).toEqual([11202]);
  });
});

describe('connection overrides', () => {
  // Written after # in the URL; never sent, never signed.
  interface Override {
    readonly fragment: string;
    /** 'silent' never answers; 'broken' answers 500. */
    readonly line: 'silent' | 'broken';
    readonly code: number;
    /** How long each try took. */
    readonly tries: readonly number[];
  }

  test.each<Override>([
    { fragment: 'rt=4000', line: 'silent', code: 11200, tries: [4000] },
    { fragment: 'rc=2&rp=rt&rt=4000', line: 'silent', code: 11200, tries: [4000, 4000, 4000] },
    {
      fragment: 'rc=5&rp=rt&rt=4000',
      line: 'silent',
      code: 11203,
      tries: [4000, 4000, 4000, 3000],
    },
    { fragment: 'tt=3000', line: 'silent', code: 11203, tries: [3000] },
    { fragment: 'rc=2&rp=5xx', line: 'broken', code: 11200, tries: [0, 0, 0] },
    { fragment: 'rc=2&rp=all', line: 'broken', code: 11200, tries: [0, 0, 0] },
    { fragment: 'rc=2&rp=4xx', line: 'broken', code: 11200, tries: [0] },
    { fragment: 'rc=0', line: 'broken', code: 11200, tries: [0] },
  ])('#$fragment before a $line line', async ({ fragment, line: kind, code, tries }) => {
    const wireClock = new HandClock();
    const route = kind === 'broken' ? broken : () => wireClock.jump();
    const { line, handset } = await callTinyLine({
      routes: {
        '/voice': twiml(`<Redirect>/x#${fragment.replaceAll('&', '&amp;')}</Redirect>`),
        '/x': route,
      },
      carrier: { wireClock },
    });
    expect(handset.errorCodes).toEqual([code]);
    const spent = handset.events.flatMap((one) =>
      'request' in one && one.request.url === `${line.url}/x` ? [one.request.milliseconds] : [],
    );
    expect(spent).toEqual(tries);
    // Attempts of one request share its idempotency token.
    const tokens = line.to('/x').map(({ headers }) => headers['i-twilio-idempotency-token']);
    expect(new Set(tokens).size).toBe(1);
  });

  // 11243: a value out of range is a warning and the default applies.
  test('a bad value is a warning', async () => {
    const { handset, line } = await callTinyLine({
      routes: { '/voice': twiml('<Redirect>/x#rc=9&amp;rp=sometimes</Redirect>'), '/x': broken },
    });
    expect(handset.errorCodes).toEqual([11243, 11243, 11200]);
    expect(line.to('/x')).toHaveLength(1);
  });
});

describe('the fallback URL', () => {
  // Asked with the standard set, ErrorCode and ErrorUrl; its document runs in place of the other.
  test.each<readonly [string, Route, string]>([
    ['a server error', broken, '11200'],
    ['a document that is no XML', '<Response>', '12100'],
    ['a wrong content type', (_request, response) => response.end('{}'), '12300'],
  ])('helps after %s', async (_what, route, code) => {
    const { line, handset, end } = await callTinyLine({
      routes: { '/voice': route, '/fallback': twiml('<Say>please call the office</Say>') },
      line: { fallbackUrl: '/fallback' },
    });
    expect(line.to('/fallback')[0]?.form).toMatchObject({
      ErrorCode: code,
      ErrorUrl: `${line.url}/voice`,
      CallStatus: 'ringing',
    });
    expect(handset.said).toEqual(['please call the office']);
    expect(end).toBe('end of document');
  });

  // In the middle of a call too.
  test('helps an action that fails', async () => {
    const { line, handset } = await callTinyLine({
      routes: {
        '/voice': twiml('<Gather numDigits="1" action="/action"/>'),
        '/action': broken,
        '/fallback': twiml('<Say>please call the office</Say>'),
      },
      steps: ['1'],
      line: { fallbackUrl: '/fallback' },
    });
    expect(line.to('/fallback')[0]?.form).toMatchObject({ ErrorUrl: `${line.url}/action` });
    expect(handset.said).toEqual(['please call the office']);
  });

  // When it fails as well there is nothing left but the apology.
  test('may fail too', async () => {
    const { handset, end } = await callTinyLine({
      routes: { '/voice': broken, '/fallback': broken },
      line: { fallbackUrl: '/fallback' },
    });
    expect(handset.errorCodes).toEqual([11200, 11200]);
    expect(handset.said).toEqual([expect.stringMatching(/application error/)]);
    expect(end).toBe('error');
  });
});

// The caller may give up while the line thinks: the request runs on, nobody hears its answer.
test('a hang-up while a request is on the wire', async () => {
  const { handset, end, line } = await callTinyLine({
    routes: {
      '/voice': twiml('<Gather numDigits="1" action="/slow"/>'),
      '/slow': (_request, response) => {
        setTimeout(() => {
          response.writeHead(200, { 'Content-Type': 'text/xml' });
          response.end(twiml('<Say>too late</Say>'));
        }, 30);
      },
      '/status': '',
    },
    steps: [
      (call) => {
        call.press('1');
        setTimeout(() => call.hangUp(), 10);
      },
    ],
    line: { statusUrl: '/status' },
  });
  expect(end).toBe('hangup by caller');
  expect(handset.said).toEqual([]);
  expect(line.requests.map(({ path }) => path)).toEqual(['/voice', '/slow', '/status']);
});
