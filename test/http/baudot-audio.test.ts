import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baudotAudioRoutes } from '../../src/http/baudot-audio.ts';
import { createDecoder, readText } from '../../src/relay/baudot/index.ts';
import { BaudotWavs, baudotWav } from '../../src/relay/baudot-wav.ts';
import { baudotPath } from '../../src/twilio/baudot-url.ts';

const secret = 'a-secret-of-the-baudot-audio-tests';
const text = 'KEY CARD NBR ON PHONE KEYS THEN POUND';
const path = baudotPath(secret, text);
const HEADER_BYTES = 58;

describe('GET /voice/baudot/SEAL/TEXT.wav', () => {
  let server: Server;
  const get = (at: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`, init);
  beforeAll(async () => {
    const app = express().disable('etag').use(baudotAudioRoutes(secret));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('is µ-law at 8 kHz that a TTY prints', async () => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(response.headers.get('cache-control')).toContain('immutable');
    const wav = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(wav.length));
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    expect([wav.readUInt32LE(4), wav.readUInt16LE(20), wav.readUInt32LE(24)]).toEqual([
      ...[wav.length - 8, 7, 8000],
    ]);
    const audio = wav.subarray(HEADER_BYTES, HEADER_BYTES + wav.readUInt32LE(54));
    const decoder = createDecoder();
    expect(readText([...decoder.push(audio), ...decoder.end()])).toBe(text);
  });

  it('is not sent again to who has it', async () => {
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await get(path, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  it('is made of our own texts only', async () => {
    const other = baudotPath('another-secret', text);
    const [, , , seal = ''] = path.split('/');
    const words = Buffer.from('CALL 900 555 0100').toString('base64url');
    const forged = `/voice/baudot/${seal}/${words}.wav`;
    for (const wrong of [other, forged, path.replace('.wav', '.mp3'), `${path}x`]) {
      expect((await get(wrong)).status).toBe(404);
    }
  });

  it('is no longer than a minute', () => {
    expect(() => baudotPath(secret, 'A'.repeat(201))).toThrow(
      expect.objectContaining({ code: 'tty.textTooLong' }),
    );
  });
});

it('what was asked for longest ago is forgotten first', () => {
  const { length } = baudotWav('PRESS 1');
  const wavs = new BaudotWavs(2 * length);
  const first = wavs.get('PRESS 1');
  wavs.get('PRESS 2');
  expect(wavs.get('PRESS 1')).toBe(first);
  wavs.get('PRESS 3');
  expect(wavs.get('PRESS 1')).toBe(first);
  expect(wavs.bytes).toBeLessThanOrEqual(2 * length);
});
