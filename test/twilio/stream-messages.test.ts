import { describe, expect, it } from 'vitest';
import {
  clearMessage,
  markMessage,
  mediaMessage,
  readStreamMessage,
} from '../../src/twilio/stream-messages.ts';

const sids = {
  accountSid: `AC${'1'.repeat(32)}`,
  callSid: `CA${'2'.repeat(32)}`,
  streamSid: `MZ${'3'.repeat(32)}`,
};
const format = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
const read = (message: unknown) => readStreamMessage(JSON.stringify(message));
const start = (more: object) => ({
  event: 'start',
  start: { ...sids, tracks: ['inbound'], customParameters: {}, mediaFormat: format, ...more },
});

describe('what Twilio sends', () => {
  it('starts with whose call it is and our token', () => {
    const started = { event: 'start', ...sids };
    expect(read(start({ customParameters: { token: 'abc' } }))).toEqual({
      ...started,
      token: 'abc',
    });
    expect(read(start({}))).toEqual({ ...started, token: '' });
  });

  it.each([
    ['a call that is none', { callSid: 'CA1' }],
    ['another encoding', { mediaFormat: { ...format, encoding: 'audio/l16' } }],
    ['another rate', { mediaFormat: { ...format, sampleRate: 16_000 } }],
    ['a parameter that is no text', { customParameters: { token: 1 } }],
  ])('is not read with %s', (_what, more) => {
    expect(read(start(more))).toBeNull();
  });

  it('has audio, keys, marks and an end', () => {
    expect(read({ event: 'media', media: { track: 'inbound', payload: '/38A' } })).toEqual({
      event: 'media',
      audio: Buffer.from([0xff, 0x7f, 0x00]),
    });
    expect(read({ event: 'media', media: { track: 'outbound', payload: '/38A' } })).toEqual({
      event: 'other',
    });
    expect(read({ event: 'dtmf', dtmf: { digit: '#' } })).toEqual({ event: 'dtmf', key: '#' });
    expect(read({ event: 'mark', mark: { name: 'a' } })).toEqual({ event: 'mark', name: 'a' });
    expect(read({ event: 'stop', stop: {} })).toEqual({ event: 'stop' });
    expect(read({ event: 'connected' })).toEqual({ event: 'other' });
  });

  it.each([
    ['text', 'hello'],
    ['a list', []],
    ['audio that is none', { event: 'media', media: { payload: '%%' } }],
    ['a key that is none', { event: 'dtmf', dtmf: { digit: '12' } }],
    ['a mark without a name', { event: 'mark' }],
  ])('is not read when it is %s', (_what, message) => {
    expect(read(message)).toBeNull();
  });
});

it('is written as the protocol wants it', () => {
  const audio = Buffer.from([1, 2, 3, 4]).subarray(1, 3);
  expect(JSON.parse(mediaMessage('MZ1', audio))).toEqual({
    ...{ event: 'media', streamSid: 'MZ1' },
    media: { payload: Buffer.from([2, 3]).toString('base64') },
  });
  expect(JSON.parse(markMessage('MZ1', 'end'))).toEqual({
    ...{ event: 'mark', streamSid: 'MZ1', mark: { name: 'end' } },
  });
  expect(JSON.parse(clearMessage('MZ1'))).toEqual({ event: 'clear', streamSid: 'MZ1' });
});
