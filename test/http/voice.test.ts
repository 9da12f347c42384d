import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTH_TOKENS, callFields, SignedLine, sid, typed } from '../support/signed-line.ts';

const line = new SignedLine();
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const routes = [
  '/voice/incoming',
  '/voice/turn/1/0123456789abcdef',
  '/voice/pay-status/1/0123456789abcdef',
  '/voice/status',
  '/voice/fallback',
];

beforeAll(() => line.start());
afterAll(() => line.stop());

describe.each(routes)('%s refuses, in this order', (route) => {
  it.each([
    ['a body over 16 kB', 413, 'x'.repeat(17_000), { 'Content-Type': 'application/json' }],
    ['JSON', 415, '{"a":1}', { 'Content-Type': 'application/json' }],
    ['XML', 415, '<a/>', { 'Content-Type': 'text/xml' }],
    ['an empty body', 400, '', form],
    ['broken encoding', 400, 'CallSid=%zz', form],
    ['Digits twice', 400, 'Digits=1&Digits=2', form],
    ['no signature', 403, 'CallSid=CA1', form],
  ])('%s with %d', async (_what, status, body, headers) => {
    const answer = await line.send(route, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.text.length).toBeLessThan(80);
    expect(answer.text).not.toMatch(/at .*\.[jt]s|Error|CallSid/);
  });

  it('a GET with 405, and a wrong token with 403', async () => {
    expect((await fetch(line.url + route)).status).toBe(405);
    expect((await line.post(route, callFields(sid(1)), 'not-our-token')).status).toBe(403);
  });
});

it.each(['a b', '[::1', ':'])('a Host header "%s" is a clean refusal', async (host) => {
  const { port } = new URL(line.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = createConnection(Number(port), '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('close', () => resolve(text));
    socket.end(
      `POST /voice/incoming HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n` +
        'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b',
    );
  });
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).not.toMatch(/\.[jt]s:/);
});

describe('a webhook is accepted', () => {
  it.each(AUTH_TOKENS)('when it is signed with any token of the list (%#)', async (token) => {
    expect((await line.post('/voice/incoming', callFields(sid(10)), token)).status).toBe(200);
  });

  it('only from our own account', async () => {
    const fields = { ...callFields(sid(11)), AccountSid: `AC${'6'.repeat(32)}` };
    expect((await line.post('/voice/incoming', fields)).status).toBe(403);
    expect((await line.post('/voice/status', fields)).status).toBe(403);
  });

  it('only with the seal of its own call and turn', async () => {
    const mine = await line.call(sid(12));
    const theirs = await line.call(sid(13));
    const answer = { ...callFields(sid(12)), ...typed('900000017#') };
    expect((await line.post(theirs, answer)).status).toBe(403);
    expect((await line.post(mine.replace('/turn/2/', '/turn/3/'), answer)).status).toBe(403);
    expect((await line.post(mine, answer)).status).toBe(200);
  });
});

describe('a repeated webhook', () => {
  it('gets the same bytes, and changes nothing', async () => {
    const path = await line.call(sid(20));
    const fields = { ...callFields(sid(20)), ...typed('900000017#') };
    const first = await line.post(path, fields);
    const before = line.count('turns');
    const again = await line.post(path, { ...fields, Digits: '900000025' });
    expect(again.text).toBe(first.text);
    expect(line.count('turns')).toBe(before);
  });

  it('of an older turn gets that turn again', async () => {
    const path = await line.call(sid(21));
    const first = await line.post(path, { ...callFields(sid(21)), ...typed('900000017#') });
    await line.press(sid(21), path, '900000017#', '94110#');
    const again = await line.post(path, { ...callFields(sid(21)), ...typed('900000017#') });
    expect(again.text).toBe(first.text);
  });

  it('of a call nobody knows is hung up', async () => {
    const path = await line.call(sid(23));
    line.db.prepare('DELETE FROM turns').run();
    line.db.prepare('DELETE FROM calls WHERE call_sid = ?').run(sid(23));
    const answer = await line.post(path, { ...callFields(sid(23)), ...typed('1') });
    expect(answer.text).toContain('<Hangup');
  });
});

it('tells the state to the inspector of a demo', async () => {
  const { headers } = await line.post(
    '/voice/incoming',
    callFields(sid(30), { From: '+14155550130' }),
  );
  expect(headers.get('payline-state')).toBe('selfService.language.asking');
});
