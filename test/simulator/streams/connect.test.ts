import { describe, expect, it } from 'vitest';
import type { LiveCall } from '../../../src/simulator/carrier.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { signRequest } from '../../../src/simulator/wire/sign.ts';
import { accountSid, authToken, callTinyLine, startOfTime, twiml } from '../call-tiny-line.ts';
import { streamServer, withStreams } from './stream-line.ts';

const CONNECT =
  '<Connect><Stream url="STREAM_URL"><Parameter name="token" value="abc"/></Stream></Connect>';
const voice = withStreams(`${CONNECT}<Say>afterwards</Say>`);
/** A caller who does nothing while the stream is open. */
const call = { routes: { '/voice': voice }, steps: ['-'] };

describe('<Connect><Stream>', () => {
  it('tells who it is, then sends 20 ms frames until the line closes; then the document goes on', async () => {
    const server = streamServer(({ media }, stream) => {
      if (media?.chunk === '100') stream.close();
    });
    const told = await callTinyLine({ ...call, upgrade: server.upgrade });
    const [stream] = server.streams;
    expect(stream?.messages.slice(0, 2)).toMatchObject([
      { event: 'connected', protocol: 'Call', version: '1.0.0' },
      {
        event: 'start',
        sequenceNumber: '1',
        start: {
          accountSid,
          tracks: ['inbound'],
          customParameters: { token: 'abc' },
          mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        },
      },
    ]);
    const [first, second] = stream?.frames ?? [];
    expect(first?.media).toMatchObject({ track: 'inbound', chunk: '1', timestamp: '0' });
    expect(second).toMatchObject({ sequenceNumber: '3', media: { chunk: '2', timestamp: '20' } });
    expect(Buffer.from(first?.media?.payload ?? '', 'base64')).toEqual(Buffer.alloc(160, 0xff));
    expect(told.handset.said).toEqual(['afterwards']);
    expect(told.handset.listened).toEqual(['Connect']);
    expect(told.seconds).toBeGreaterThan(2.9);
    expect(told.seconds).toBeLessThan(3.5);
  });

  it('signs the handshake over the public URL, and comes to the line where it is', async () => {
    const server = streamServer((_, stream) => stream.close());
    const publicVoice = twiml(
      '<Connect><Stream url="wss://pay.example.test/voice/stream"/></Connect>',
    );
    await callTinyLine({
      routes: { '/voice': publicVoice },
      line: { publicBaseUrl: 'https://pay.example.test' },
      upgrade: server.upgrade,
    });
    const [stream] = server.streams;
    expect(stream?.path).toBe('/voice/stream');
    const url = 'wss://pay.example.test/voice/stream';
    expect(stream?.headers).toMatchObject({
      'x-twilio-signature': signRequest(authToken, url, {}),
      'x-forwarded-host': 'pay.example.test',
      'x-forwarded-proto': 'https',
    });
  });

  it('plays what the line sends at its pace, in pieces of any length, and tells the marks', async () => {
    const server = streamServer(({ event, mark }, stream) => {
      if (event === 'start') {
        stream.play(new Uint8Array(8000 + 77).fill(0x55), 'one');
        stream.play(new Uint8Array(1).fill(0x55), 'two');
        stream.play(new Uint8Array(4000).fill(0x55), 'three');
      }
      if (mark?.name === 'three') stream.close();
    });
    const told = await callTinyLine({ ...call, upgrade: server.upgrade });
    const [stream] = server.streams;
    const marks = stream?.messages.flatMap((message, at) =>
      message.mark
        ? [[message.mark.name, stream.messages.slice(0, at).filter(isMedia).length]]
        : [],
    );
    // 8077 bytes end in the 51st frame of 20 ms; so does one more, and 4000 more in the 76th.
    expect(marks).toEqual([
      ['one', 51],
      ['two', 51],
      ['three', 76],
    ]);
    expect(told.end).toBe('end of document');
  });

  it('forgets what was not played when the line clears, and tells its marks at once', async () => {
    const server = streamServer(({ media, event, mark }, stream) => {
      if (event === 'start') stream.play(new Uint8Array(80_000), 'long');
      if (media?.chunk === '10') stream.send({ event: 'clear' });
      if (mark?.name === 'long') stream.send({ event: 'mark', mark: { name: 'empty' } });
      if (mark?.name === 'empty') stream.close();
    });
    await callTinyLine({ ...call, upgrade: server.upgrade });
    expect(server.streams[0]?.frames.length).toBeLessThan(20);
  });

  it('sends keys as they are pressed', async () => {
    const clock = new VirtualClock(startOfTime);
    const server = streamServer(({ dtmf }, stream) => {
      if (dtmf?.digit === '#') stream.close();
    });
    const told = await callTinyLine({
      ...{ routes: { '/voice': voice }, upgrade: server.upgrade, clock },
      steps: [
        async (call) => {
          for (const key of '12') call.press(key);
          await clock.sleep(3000);
          call.press('#');
        },
      ],
    });
    const keys = server.streams[0]?.messages.flatMap(({ dtmf }) => (dtmf ? [dtmf.digit] : []));
    expect(keys).toEqual(['1', '2', '#']);
    expect(told.handset.events.filter((event) => 'keys' in event)).toEqual([
      { keys: '12', masked: false },
      { keys: '#', masked: false },
    ]);
  });

  it('ends with stop when the caller hangs up in the middle of what is played', async () => {
    const clock = new VirtualClock(startOfTime);
    const server = streamServer(({ event }, stream) => {
      if (event === 'start') stream.play(new Uint8Array(80_000), 'never');
    });
    const told = await callTinyLine({
      ...{ routes: { '/voice': voice }, upgrade: server.upgrade, clock },
      steps: [(call) => clock.sleep(1500).then(() => call.hangUp())],
    });
    const [stream] = server.streams;
    expect(told.end).toBe('hangup by caller');
    expect(stream?.events).toEqual(['connected', 'start', 'media', 'stop']);
    expect(stream?.messages.at(-1)).toMatchObject({ stop: { accountSid }, event: 'stop' });
    expect(stream?.closeCode).toBe(1000);
  });

  it('is left for another document when the REST API says so', async () => {
    const clock = new VirtualClock(startOfTime);
    const server = streamServer();
    const told = await callTinyLine({
      ...{ routes: { '/voice': voice }, upgrade: server.upgrade, clock },
      steps: [
        (call: LiveCall) =>
          clock.sleep(500).then(() => call.redirect({ twiml: twiml('<Say>elsewhere</Say>') })),
      ],
    });
    expect(told.handset.said).toEqual(['elsewhere']);
    expect(server.streams[0]?.events.at(-1)).toBe('stop');
  });

  it('is left even when the call is sent elsewhere during the handshake', async () => {
    const server = streamServer();
    let live: LiveCall | null = null;
    const told = await callTinyLine({
      routes: call.routes,
      placed: (placed) => {
        live = placed;
      },
      upgrade: (request, socket, head) => {
        live?.redirect({ twiml: twiml('<Pause length="2"/><Say>elsewhere</Say>') });
        server.upgrade(request, socket, head);
      },
    });
    expect(told.handset.said).toEqual(['elsewhere']);
    expect(server.streams[0]?.events).toEqual(['connected', 'start', 'stop']);
  });

  it.each([
    ['not JSON', 'hello', 31950],
    ['bytes', Buffer.from('{}'), 31950],
    ['an unknown event', '{"event":"dtmf"}', 31951],
    ['another stream', '{"event":"clear","streamSid":"MZ0"}', 31951],
  ])('reports a message that is %s and goes on', async (_, raw, code) => {
    const server = streamServer(({ event, media }, stream) => {
      if (event === 'start') stream.sendRaw(raw);
      if (media?.chunk === '20') stream.close();
    });
    const told = await callTinyLine({ ...call, upgrade: server.upgrade });
    expect(told.handset.errorCodes).toEqual([code]);
    expect(told.handset.said).toEqual(['afterwards']);
  });

  it('goes on with the document when the line refuses the handshake', async () => {
    const told = await callTinyLine({
      routes: { '/voice': voice },
      upgrade: (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'),
    });
    expect(told.handset.errorCodes).toEqual([31920]);
    expect(told.handset.said).toEqual(['afterwards']);
  });
});

const isMedia = ({ event }: { readonly event: string }) => event === 'media';
