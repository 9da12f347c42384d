import { describe, expect, it } from 'vitest';
import type { LiveCall } from '../../../src/simulator/carrier.ts';
import { callTinyLine } from '../call-tiny-line.ts';
import { streamServer, withStreams } from './stream-line.ts';

const START = '<Start><Stream name="watch" url="STREAM_URL"/></Start>';

describe('<Start><Stream>', () => {
  it('listens beside the verbs after it until <Stop>', async () => {
    const server = streamServer();
    const voice = withStreams(
      `${START}<Say>one</Say><Gather timeout="3"/><Stop><Stream name="watch"/></Stop><Pause length="5"/>`,
    );
    const told = await callTinyLine({
      ...{ routes: { '/voice': voice }, upgrade: server.upgrade, steps: ['-'] },
    });
    const [stream] = server.streams;
    expect(stream?.events).toEqual(['connected', 'start', 'media', 'stop']);
    expect(stream?.frames.length).toBeGreaterThan(195);
    expect(stream?.frames.length).toBeLessThan(205);
    expect(told.seconds).toBe(9);
    expect(told.handset.errorCodes).toEqual([]);
  });

  it('is never told of keys, and ends with the call', async () => {
    const server = streamServer();
    const voice = withStreams(`${START}<Gather timeout="3" action="/next"/>`);
    await callTinyLine({
      ...{ routes: { '/voice': voice, '/next': withStreams('<Pause length="1"/>') } },
      ...{ upgrade: server.upgrade, steps: ['12#'] },
    });
    expect(server.streams[0]?.events).toEqual(['connected', 'start', 'media', 'stop']);
  });

  it('goes no further when the line closes it; the call does', async () => {
    const server = streamServer(({ media }, stream) => {
      if (media?.chunk === '10') stream.close();
    });
    const voice = withStreams(`${START}<Pause length="5"/><Say>still here</Say>`);
    const told = await callTinyLine({ routes: { '/voice': voice }, upgrade: server.upgrade });
    expect(server.streams[0]?.frames.length).toBeLessThan(20);
    expect(server.streams[0]?.events).not.toContain('stop');
    expect(told.handset.said).toEqual(['still here']);
  });

  it('can be stopped at once, though it is only being opened', async () => {
    const server = streamServer();
    const voice = withStreams(`${START}<Stop><Stream name="watch"/></Stop><Pause length="3"/>`);
    await callTinyLine({ routes: { '/voice': voice }, upgrade: server.upgrade });
    expect(server.streams[0]?.events.at(-1)).toBe('stop');
    expect(server.streams[0]?.frames.length).toBeLessThan(10);
  });

  it('still listens after the REST API has sent the call to a two-way stream', async () => {
    let call: LiveCall | null = null;
    const server = streamServer((_, stream) => {
      const [watch, session] = server.streams;
      if (stream === watch && stream.text === 'H') {
        call?.redirect({ url: `http://${stream.headers.host}/session`, method: 'POST' });
        call = null;
      }
      if (stream === session && stream.text.endsWith('GA')) stream.close();
    });
    const two = withStreams('<Connect><Stream url="STREAM_URL"/></Connect><Say>done</Say>');
    const told = await callTinyLine({
      routes: { '/voice': withStreams(`${START}<Gather timeout="20"/>`), '/session': two },
      ...{ upgrade: server.upgrade, plan: { device: 'tty' } },
      steps: [
        (live) => {
          call = live;
          live.type('HELLO GA');
        },
        '-',
      ],
    });
    expect(told.handset.said).toEqual(['done']);
    expect(server.streams.map(({ text }) => text)).toEqual([
      'HELLO GA',
      expect.stringMatching(/LO GA$/),
    ]);
    expect(server.streams[0]?.events.at(-1)).toBe('stop');
  });

  it('takes four at once, and no sound back', async () => {
    const server = streamServer(({ event }, stream) => {
      if (event === 'start' && server.streams[0] === stream) {
        stream.send({ event: 'media', media: { payload: '//8=' } });
      }
    });
    const voice = withStreams(`${START.repeat(5)}<Pause length="2"/>`);
    const told = await callTinyLine({ routes: { '/voice': voice }, upgrade: server.upgrade });
    expect(server.streams).toHaveLength(4);
    expect(told.handset.errorCodes.toSorted()).toEqual([12200, 31951]);
  });

  it('is let go when nothing answers; the call hears nothing of it', async () => {
    const voice = withStreams(`${START}<Say>hello</Say>`);
    const told = await callTinyLine({
      routes: { '/voice': voice },
      upgrade: (_, socket) => socket.destroy(),
    });
    expect(told.handset.errorCodes).toEqual([31920]);
    expect(told.handset.said).toEqual(['hello']);
  });
});
