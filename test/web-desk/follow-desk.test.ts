import { describe, expect, it } from 'vitest';
import {
  type EventStream,
  type FollowPorts,
  followDesk,
} from '../../src/web-desk/server/follow-desk.ts';

/** A desk whose streams and timers are worked by hand. */
function followed(session: () => ReturnType<FollowPorts['checkSession']>) {
  const streams: (EventStream & { isClosed: boolean })[] = [];
  const timers: { work: () => void; milliseconds: number; isCanceled: boolean }[] = [];
  const told: string[] = [];
  const following = followDesk({
    open() {
      const stream = {
        onOpen: () => {},
        onState: () => {},
        onLost: () => {},
        isClosed: false,
        close: () => {
          stream.isClosed = true;
        },
      };
      streams.push(stream);
      return stream;
    },
    checkSession: session,
    later(work, milliseconds) {
      const timer = { work, milliseconds, isCanceled: false };
      timers.push(timer);
      return () => {
        timer.isCanceled = true;
      };
    },
    onConnection: (connection) => told.push(connection),
    onState: (data) => told.push(data),
    onSessionOver: () => told.push('over'),
  });
  const stream = () => streams.at(-1) as (typeof streams)[number];
  const waited = async () => {
    timers.at(-1)?.work();
    // The session is asked for before the next try.
    await Promise.resolve();
    await Promise.resolve();
  };
  return { following, streams, timers, told, stream, waited };
}

const stands = async () => 'stands' as const;

describe('following the desk', () => {
  it('hands on what the desk tells', () => {
    const { stream, told } = followed(stands);
    stream().onOpen();
    stream().onState('a picture');
    expect(told).toEqual(['live', 'a picture']);
  });

  it('waits twice as long for each try, at most 10 s, and begins anew once it is live', async () => {
    const { stream, timers, waited } = followed(stands);
    for (let loss = 0; loss < 7; loss += 1) {
      stream().onLost();
      await waited();
    }
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    stream().onOpen();
    stream().onLost();
    expect(timers.at(-1)?.milliseconds).toBe(500);
  });

  it('opens nothing while the desk is not reached', async () => {
    const { streams, stream, timers, told, waited } = followed(async () => 'unreachable');
    stream().onLost();
    await waited();
    expect(streams.length).toBe(1);
    expect(timers.length).toBe(2);
    expect(told).toEqual(['reconnecting', 'reconnecting']);
  });

  it('stops where the session is over', async () => {
    const { streams, stream, told, waited } = followed(async () => 'over');
    stream().onLost();
    await waited();
    expect(told).toEqual(['reconnecting', 'over']);
    expect(streams.length).toBe(1);
  });

  it('hears nothing more of a stream it has left', async () => {
    const { following, streams, told } = followed(stands);
    const [first] = streams;
    following.reconnect();
    await Promise.resolve();
    await Promise.resolve();
    first?.onState('late');
    first?.onLost();
    expect(first?.isClosed).toBe(true);
    expect(streams.length).toBe(2);
    expect(told).toEqual(['reconnecting']);
  });

  it('opens one stream where two tries meet', async () => {
    const { following, streams, stream, timers } = followed(stands);
    stream().onLost();
    following.reconnect();
    expect(timers[0]?.isCanceled).toBe(true);
    timers[0]?.work();
    await Promise.resolve();
    await Promise.resolve();
    expect(streams.length).toBe(2);
  });

  it('comes to rest when it is closed, also in the middle of a try', async () => {
    const { following, streams, stream, waited } = followed(stands);
    stream().onLost();
    following.close();
    await waited();
    following.reconnect();
    expect(streams.length).toBe(1);
  });
});
