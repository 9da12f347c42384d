import { describe, expect, test } from 'vitest';
import type { Route } from '../../support/tiny-line.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';

const apology = expect.stringMatching(/application error/);

function answer(status: number, headers: Record<string, string>, body = ''): Route {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

async function call(voice: Route, more: Readonly<Record<string, Route>> = {}) {
  return await callTinyLine({ routes: { '/voice': voice, ...more } });
}

describe('content types', () => {
  // S6: text/xml, application/xml and text/html are TwiML.
  test.each(['text/xml', 'application/xml; charset=utf-8', 'text/html', 'TEXT/XML'])(
    '%s is TwiML',
    async (type) => {
      const body = twiml('<Say>hi</Say>');
      const { handset } = await call(answer(200, { 'Content-Type': type }, body));
      expect(handset.said).toEqual(['hi']);
    },
  );

  // audio/* is played, and the call ends.
  test('audio is played', async () => {
    const { handset, end, line } = await call(answer(200, { 'Content-Type': 'audio/wav' }, 'RIFF'));
    expect(handset.events).toContainEqual({ play: `${line.url}/voice` });
    expect(end).toBe('end of document');
  });

  // text/plain runs if it is TwiML; otherwise it is spoken, and the call ends.
  test.each([
    ['TwiML', twiml('<Say>from TwiML</Say>'), 'from TwiML'],
    ['words', 'Just words.', 'Just words.'],
  ])('text/plain with %s', async (_what, body, said) => {
    const { handset, end } = await call(answer(200, { 'Content-Type': 'text/plain' }, body));
    expect(handset.said).toEqual([said]);
    expect(end).toBe('end of document');
    expect(handset.errorCodes).toEqual([]);
  });

  test.each([
    ['no content type', {}],
    ['JSON', { 'Content-Type': 'application/json' }],
  ])('%s is 12300', async (_what, headers) => {
    const { handset, end } = await call(answer(200, headers, '{}'));
    expect(handset.errorCodes).toEqual([12300]);
    expect(handset.said).toEqual([apology]);
    expect(end).toBe('error');
  });
});

describe('documents that cannot be run', () => {
  interface Broken {
    readonly rule: string;
    readonly body: string;
    readonly error: object;
  }

  test.each<Broken>([
    {
      rule: 'A tag that is not closed is 12100, with its place.',
      body: '<Response>\n  <Say>hi</Response>',
      error: { code: 12100, line: 2, severity: 'error' },
    },
    {
      rule: 'A bare ampersand is 12100.',
      body: '<Response><Say>Tom & Jerry</Say></Response>',
      error: { code: 12100, line: 1, severity: 'error' },
    },
    {
      rule: 'An empty body is 12100.',
      body: '',
      error: { code: 12100, line: 1, column: 1, severity: 'error' },
    },
    {
      rule: 'A root that is not Response is 12102; names are case sensitive.',
      body: '<response><Say>hi</Say></response>',
      error: { code: 12102, line: 1, column: 1, severity: 'error' },
    },
  ])('$rule', async ({ body, error }) => {
    const { handset, end, line } = await call(body);
    expect(handset.events).toContainEqual({
      error: expect.objectContaining({ ...error, url: `${line.url}/voice` }),
    });
    expect(handset.said).toEqual([apology]);
    expect(end).toBe('error');
  });

  // 64 kB and no more.
  test('a body above 64 kB is 11750', async () => {
    const { handset } = await call(twiml(`<Say>${'x'.repeat(64 * 1024)}</Say>`));
    expect(handset.errorCodes).toEqual([11750]);
  });
});

describe('redirects', () => {
  // S5: 301 and 302 become a GET that has lost every field; 307 and 308 repeat the POST.
  test.each([
    [301, 'GET', undefined],
    [302, 'GET', undefined],
    [307, 'POST', 'ringing'],
    [308, 'POST', 'ringing'],
  ])('%i is followed as %s', async (status, method, callStatus) => {
    const { line, handset } = await call(answer(status, { Location: '/elsewhere?a=1' }), {
      '/elsewhere': twiml('<Say>there</Say>'),
    });
    expect(line.requests[1]).toMatchObject({ method, path: '/elsewhere?a=1' });
    expect(line.requests[1]?.form.CallStatus).toBe(callStatus);
    expect(handset.said).toEqual(['there']);
  });

  // A relative URL then starts from where the document really came from.
  test('the document stands where the redirect led', async () => {
    const { line } = await call(answer(307, { Location: '/deep/menu' }), {
      '/deep/menu': twiml('<Redirect>next</Redirect>'),
      '/deep/next': twiml('<Hangup/>'),
    });
    expect(line.requests.at(-1)?.path).toBe('/deep/next');
  });

  // More than ten in a row is 11215.
  test('the eleventh redirect is 11215', async () => {
    const { line, handset } = await call(answer(302, { Location: '/voice' }));
    expect(line.requests).toHaveLength(11);
    expect(handset.errorCodes).toEqual([11215]);
  });
});

// HTTP authentication: first without, then, after a 401 that asks for it, with the credentials.
test('user and password of a URL answer a 401', async () => {
  const { handset, line } = await call(twiml('<Redirect>/start</Redirect>'), {
    '/start': ({ headers }, response) => {
      response.setHeader('Content-Type', 'text/xml');
      const where = `http://user:secret@${headers.host}/private`;
      response.end(twiml(`<Redirect>${where}</Redirect>`));
    },
    '/private': ({ headers }, response) => {
      if (headers.authorization === undefined) {
        response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="line"' }).end();
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/xml' }).end(twiml('<Say>in</Say>'));
    },
  });
  expect(handset.said).toEqual(['in']);
  const credentials = Buffer.from('user:secret').toString('base64');
  expect(line.to('/private').map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    `Basic ${credentials}`,
  ]);
  expect(JSON.stringify(handset.events)).not.toContain('"url":"http://user:secret');
});
