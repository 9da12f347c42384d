import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Streams } from '../../src/http/stream.ts';
import { createDecoder, readText } from '../../src/relay/baudot/index.ts';
import { FakeLine, field, menu } from '../relay/tty/fake-line.ts';
import { sendByTestTty, toMulaw } from '../relay/tty/test-modem.ts';
import { accountSid, callSid, StreamBench, signedUrl } from '../support/stream-client.ts';

const typed = (text: string) => toMulaw(sendByTestTty(text));

describe('/voice/stream', () => {
  let bench: StreamBench;
  let line: FakeLine;
  let streams: Streams;
  let detected: string[];
  let move: (sid: string) => Promise<void> | void;
  beforeEach(async () => {
    bench = new StreamBench();
    line = new FakeLine(menu('TYPE 1 PAY'), field('TYPE AMOUNT', null));
    detected = [];
    move = (sid) => {
      detected.push(sid);
    };
    streams = await bench.start({
      session: () => ({ line, wasDetected: false }),
      detected: (sid) => move(sid),
    });
  });
  afterEach(() => bench.stop());

  it('carries a call by TTY', async () => {
    const client = bench.connect();
    await client.begin(bench.token());
    await client.silence(700);
    await client.plays();
    const decoder = createDecoder();
    const codes = [...decoder.push(client.heard), ...decoder.end()];
    expect(readText(codes)).toBe('TYPE 1 PAY GA');
    expect(streams.hasSession(callSid)).toBe(true);
    await client.silence(400);
    await client.audio(typed('1 GA'));
    await client.silence(1500);
    expect(line.taken).toEqual([{ type: 'key', key: '1' }]);
  });

  it('takes keys, stops sending for them, and is told of a hang-up', async () => {
    const client = bench.connect();
    await client.begin(bench.token());
    await client.silence(700);
    await client.send({ event: 'dtmf', dtmf: { track: 'inbound_track', digit: '1' } });
    await client.taken();
    expect(line.taken).toEqual([{ type: 'key', key: '1' }]);
    expect(client.messages.map(({ event }) => event)).toContain('clear');
    await client.send({ event: 'stop', stop: { accountSid, callSid } });
    expect(await client.ended).toBe(1000);
    expect(line.taken[1]).toEqual({ type: 'hangup' });
    expect(streams.hasSession(callSid)).toBe(false);
  });

  it('hears a TTY in the greeting, once', async () => {
    const client = bench.connect();
    await client.begin(bench.token('watch'));
    await client.audio(typed('HELLO GA'));
    expect(await client.ended).toBe(1000);
    expect(detected).toEqual([callSid]);
    expect(client.heard.length).toBe(0);
  });

  it('logs when the call could not be moved, and lives on', async () => {
    move = () => Promise.reject(new Error('The carrier does not answer.'));
    const client = bench.connect();
    await client.begin(bench.token('watch'));
    await client.audio(typed('HELLO GA'));
    expect(await client.ended).toBe(1000);
    expect(bench.logs.join('')).toContain('could not be moved');
  });

  it('ends a watch after 45 s, or when the line wants it to', async () => {
    const client = bench.connect();
    await client.begin(bench.token('watch'));
    await client.silence(45_100);
    expect(await client.ended).toBe(1000);
    const other = bench.connect();
    await other.begin(bench.token('watch'));
    await other.silence(100);
    streams.stopWatch(callSid);
    expect(await other.ended).toBe(1000);
    expect(detected).toEqual([]);
  });

  it.each([
    ['no signature', null, '/voice/stream', 403],
    ['a signature of another URL', 'wss://other.example.test/voice/stream', '/voice/stream', 403],
    ['a signature of the https URL', 'https://pay.example.test/voice/stream', '/voice/stream', 403],
    ['another path', signedUrl, '/voice/streams', 404],
    ['a query', `${signedUrl}?token=1`, '/voice/stream?token=1', 404],
  ])('refuses the handshake: %s', async (_what, signed, path, status) => {
    expect(await bench.connect(signed, path).ended).toBe(status);
    expect(bench.logs.join('')).toContain('A stream was refused.');
  });

  it('takes a signature with a slash at the end, or with the port', async () => {
    for (const signed of [`${signedUrl}/`, 'wss://pay.example.test:443/voice/stream']) {
      const client = bench.connect(signed);
      await client.begin(bench.token());
      await client.silence(20);
      expect(streams.hasSession(callSid)).toBe(true);
    }
  });

  it('refuses a token that was used, and keeps the first stream', async () => {
    const token = bench.token();
    const client = bench.connect();
    await client.begin(token);
    await client.silence(20);
    const second = bench.connect();
    await second.begin(token);
    expect(await second.ended).toBe(1008);
    expect(streams.hasSession(callSid)).toBe(true);
    expect(bench.logs.join('')).toContain('a used token');
    expect(bench.logs.join('')).not.toContain(token);
  });

  it('refuses the token of another call, another account, and none', async () => {
    const refused: [string, Readonly<Record<string, unknown>>][] = [
      [bench.token('session', `CA${'8'.repeat(32)}`), {}],
      [bench.token(), { accountSid: `AC${'6'.repeat(32)}` }],
      ['', {}],
      [bench.token().replace(/^session/, 'watch'), {}],
    ];
    for (const [token, more] of refused) {
      const client = bench.connect();
      await client.begin(token, more);
      expect(await client.ended).toBe(1008);
    }
    expect(bench.db.prepare('SELECT count(*) FROM stream_tokens').pluck().get()).toBe(0);
  });

  it('closes what does not speak the protocol', async () => {
    for (const message of ['hello', '[]', { event: 'start', start: {} }]) {
      const client = bench.connect();
      await client.send(message);
      expect(await client.ended).toBe(1003);
    }
    const binary = bench.connect();
    await binary.sendBytes(new Uint8Array(160));
    expect(await binary.ended).toBe(1003);
    const large = bench.connect();
    await large.send('x'.repeat(70_000));
    expect(await large.ended).toBe(1009);
    const chatty = bench.connect();
    for (let sent = 0; sent < 5; sent += 1) await chatty.send({ event: 'connected' });
    expect(await chatty.ended).toBe(1008);
  });

  it('closes a stream that never starts, or falls silent', async () => {
    const late = bench.connect();
    await late.send({ event: 'connected' });
    await late.taken();
    for (let checks = 0; checks < 3; checks += 1) await jump(bench);
    expect(await late.ended).toBe(1008);
    const silent = bench.connect();
    await silent.begin(bench.token());
    await silent.silence(20);
    for (let checks = 0; checks < 7; checks += 1) await jump(bench);
    expect(await silent.ended).toBe(1008);
    expect(line.taken).toEqual([]);
  });

  it('gives its calls to their next verb when the line goes down', async () => {
    const client = bench.connect();
    await client.begin(bench.token());
    await client.silence(700);
    await streams.close();
    expect(await client.ended).toBe(1001);
    expect(line.taken).toEqual([]);
  });
});

/** Five seconds for the sockets. */
async function jump(bench: StreamBench): Promise<void> {
  bench.sockets.jump();
  await new Promise((resolve) => setImmediate(resolve));
}
