import { describe, expect, it } from 'vitest';
import type { CarrierEvent } from '../../../src/simulator/contract.ts';
import type { Route } from '../../support/tiny-line.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { streamServer, withStreams } from '../streams/stream-line.ts';
import { baudotWav, wav } from './wav.ts';

const START = '<Start><Stream name="watch" url="STREAM_URL"/></Start>';
const CONNECT = '<Connect><Stream url="STREAM_URL"/></Connect>';
const tty = { device: 'tty' } as const;

const typedBy = (by: 'line' | 'caller', events: readonly CarrierEvent[]) =>
  events.flatMap((event) => ('tty' in event && event.by === by ? [event.tty] : []));

const recording =
  (body: Buffer, headers: Readonly<Record<string, string>> = {}): Route =>
  (_, response) =>
    response.writeHead(200, { 'Content-Type': 'audio/wav', ...headers }).end(body);

describe('a TTY', () => {
  it('is heard by every open stream, at about 5.7 characters a second', async () => {
    const server = streamServer(({ media }, stream) => {
      if (media?.chunk === '400' && stream === server.streams[1]) stream.close();
    });
    const told = await callTinyLine({
      routes: { '/voice': withStreams(`${START}${CONNECT}`) },
      ...{ upgrade: server.upgrade, plan: tty },
      steps: [(call) => call.type('hello ga')],
    });
    expect(server.streams.map(({ text }) => text)).toEqual(['HELLO GA', 'HELLO GA']);
    expect(typedBy('caller', told.handset.events)).toEqual(['HELLO GA']);
  });

  it('is lost to a line that has no stream open', async () => {
    const server = streamServer(({ media }, stream) => {
      if (media?.chunk === '50') stream.close();
    });
    await callTinyLine({
      routes: { '/voice': withStreams(`<Gather timeout="5"/>${CONNECT}`) },
      ...{ upgrade: server.upgrade, plan: tty },
      steps: [(call) => call.type('HELLO GA'), '-'],
    });
    expect(server.streams[0]?.text).toBe('');
  });

  it('reads what the line plays over a stream, word by word', async () => {
    const server = streamServer(({ event, mark }, stream) => {
      if (event === 'start') stream.type('GOLDEN VALLEY.\r\nTYPE GA OR 1 GA');
      if (mark) stream.close();
    });
    const told = await callTinyLine({
      routes: { '/voice': withStreams(CONNECT) },
      ...{ upgrade: server.upgrade, plan: tty, steps: ['-'] },
    });
    const words = ['GOLDEN', 'VALLEY.', 'TYPE', 'GA OR', '1', 'GA'];
    expect(typedBy('line', told.handset.events)).toEqual(words);
  });

  it('shows what came of a text that was cut off', async () => {
    const server = streamServer(({ event, media }, stream) => {
      if (event === 'start') stream.type('HELLO AND WELCOME TO THE LINE GA');
      if (media?.chunk === '150') stream.close();
    });
    const told = await callTinyLine({
      routes: { '/voice': withStreams(CONNECT) },
      ...{ upgrade: server.upgrade, plan: tty, steps: ['-'] },
    });
    expect(typedBy('line', told.handset.events).join(' ')).toMatch(/^HELLO AND WEL/);
  });

  it('suffers what the network does, alike in every call', async () => {
    const place = async () => {
      const server = streamServer(({ media }, stream) => {
        if (media?.chunk === '1000') stream.close();
      });
      await callTinyLine({
        routes: { '/voice': withStreams(CONNECT) },
        upgrade: server.upgrade,
        plan: { ...tty, impairment: { signalToNoiseDb: 20, lossPercent: 4, fill: 'repeat' } },
        steps: [(call) => call.type('THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG 0123456789 GA')],
      });
      return server.streams[0]?.frames.map(({ media }) => media?.payload) ?? [];
    };
    const frames = await place();
    expect(frames.filter((frame, at) => frame === frames[at - 1]).length).toBeGreaterThan(20);
    expect(await place()).toEqual(frames);
  });

  it('reads a recording in Baudot while it plays, and keeps it as its headers allow', async () => {
    const text = 'TYPE 1 OR PRESS 1 GA';
    const routes = {
      '/voice': twiml('<Gather timeout="2"><Play>/a.wav</Play></Gather><Play>/a.wav</Play>'),
      '/a.wav': recording(baudotWav(text), { 'Cache-Control': 'public, max-age=600' }),
    };
    const told = await callTinyLine({ routes, plan: tty, steps: ['-'] });
    expect(typedBy('line', told.handset.events).join(' ')).toBe(`${text} ${text}`);
    expect(told.handset.events.filter((event) => 'play' in event)).toEqual([]);
    expect(told.line.to('/a.wav')).toHaveLength(1);
    const soundSeconds = (baudotWav(text).length - 44) / 8000;
    expect(told.seconds).toBeCloseTo(2 * soundSeconds + 2, 1);
  });

  it('fetches again what may not be kept', async () => {
    const routes = {
      '/voice': twiml('<Play loop="2">/a.wav</Play>'),
      '/a.wav': recording(baudotWav('HELLO GA')),
    };
    const told = await callTinyLine({ routes, plan: tty });
    expect(told.line.to('/a.wav')).toHaveLength(2);
  });

  it.each([
    ['speech in another form', recording(wav(new Uint8Array(800), 1))],
    ['a tone', recording(wav(new Uint8Array(8000).fill(0x80), 7))],
    ['no WAV', recording(Buffer.from('ID3'))],
    [
      'not there',
      (_: unknown, response: { writeHead(s: number): { end(): unknown } }) =>
        response.writeHead(404).end(),
    ],
  ] satisfies readonly (readonly [string, Route])[])(
    'hears only that a recording plays that is %s',
    async (_, route) => {
      const routes = { '/voice': twiml('<Play>/b.wav</Play>'), '/b.wav': route };
      const told = await callTinyLine({ routes, plan: tty });
      expect(told.handset.events).toContainEqual({ play: `${told.line.url}/b.wav` });
    },
  );

  it('stops reading when a key is pressed', async () => {
    const routes = {
      '/voice': twiml('<Gather numDigits="1" action="/next"><Play>/a.wav</Play></Gather>'),
      '/next': twiml('<Say>next</Say>'),
      '/a.wav': recording(baudotWav('ONE TWO THREE FOUR FIVE GA')),
    };
    const told = await callTinyLine({ routes, plan: tty, steps: ['1'] });
    expect(typedBy('line', told.handset.events)).toEqual([]);
    expect(told.handset.said).toEqual(['next']);
  });
});

describe('a telephone', () => {
  it('hears a recording in Baudot as a recording', async () => {
    const routes = {
      '/voice': twiml('<Play>/a.wav</Play>'),
      '/a.wav': recording(baudotWav('HI GA')),
    };
    const told = await callTinyLine({ routes });
    expect(told.handset.events).toContainEqual({ play: `${told.line.url}/a.wav` });
    expect(told.line.to('/a.wav')).toEqual([]);
  });

  it('has nothing to type at', async () => {
    const refusals: unknown[] = [];
    await callTinyLine({
      routes: { '/voice': twiml('<Gather/>') },
      steps: [
        (call) => {
          expect(call.hasTty).toBe(false);
          try {
            call.type('HELLO');
          } catch (error) {
            refusals.push(error);
          }
        },
      ],
    });
    expect(refusals).toEqual([expect.objectContaining({ code: 'simulator.badStep' })]);
  });
});
