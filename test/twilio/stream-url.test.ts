import { expect, it } from 'vitest';
import {
  makeStreamToken,
  openStreamToken,
  STREAM_TOKEN_LIFE_MILLISECONDS,
  streamUrl,
} from '../../src/twilio/stream-url.ts';

const secret = 'a-secret-of-the-stream-url-tests';
const callSid = `CA${'1'.repeat(32)}`;
const fields = {
  ...({ kind: 'watch', turn: 4, nonce: '0123456789abcdef'.repeat(2) } as const),
  madeAtMilliseconds: 1_800_000_000_000,
};
const token = makeStreamToken(secret, callSid, fields);
const open = (text: string, sid = callSid, later = 0, key = secret) =>
  openStreamToken(key, sid, text, fields.madeAtMilliseconds + later);

it('is wss for https and ws for http', () => {
  expect(streamUrl('https://pay.example.com')).toBe('wss://pay.example.com/voice/stream');
  expect(streamUrl('http://127.0.0.1:3000')).toBe('ws://127.0.0.1:3000/voice/stream');
});

it('is opened for its own call, within its life', () => {
  expect(open(token)).toEqual(fields);
  expect(token.length).toBeLessThan(500);
  expect(open(token, `CA${'2'.repeat(32)}`)).toBeNull();
  expect(open(token, callSid, STREAM_TOKEN_LIFE_MILLISECONDS)).toEqual(fields);
  expect(open(token, callSid, STREAM_TOKEN_LIFE_MILLISECONDS + 1)).toBeNull();
  expect(open(token, callSid, 0, 'another-secret')).toBeNull();
});

it.each([
  ['another kind', token.replace('watch', 'session')],
  ['another turn', token.replace('.4.', '.5.')],
  ['a later time', token.replace('1800000000000', '1800000000001')],
  ['another nonce', token.replace('0123', '1123')],
  ['nothing', ''],
  ['a piece', token.slice(0, -1)],
  ['more', `${token}0`],
])('is not opened when changed: %s', (_what, changed) => {
  expect(open(changed)).toBeNull();
});
