import { describe, expect, it } from 'vitest';
import type { Sound } from '../../src/simulator/contract.ts';
import { readingMilliseconds } from '../../src/web/sound/pace.ts';
import { createPlayer, type PlayerPorts } from '../../src/web/sound/player.ts';

describe('the handset acknowledges every sound', () => {
  it('after its reading time when the caller reads', async () => {
    const room = createRoom({ reads: true });
    room.player.take({ sound: say('one two three four five six'), number: 1 });
    await room.settle();
    expect(room.heard).toEqual([1]);
    expect(room.waits).toEqual([2_000]);
  });

  it('when the voice has finished', async () => {
    const room = createRoom({ voice: () => Promise.resolve() });
    room.player.take({ sound: say('Welcome.'), number: 1 });
    await room.settle();
    expect(room.heard).toEqual([1]);
  });

  it('after the reading time when the voice fails', async () => {
    const room = createRoom({ voice: () => Promise.reject(new Error('synthesis-failed')) });
    room.player.take({ sound: say('one two three'), number: 1 });
    await room.settle();
    expect(room.heard).toEqual([1]);
    expect(room.waits).toContain(1_000);
  });

  it('when patience ends although the voice never does', async () => {
    const room = createRoom({ voice: () => new Promise(() => {}) });
    room.player.take({ sound: say('one two three'), number: 1 });
    await room.settle();
    expect(room.heard).toEqual([1]);
    expect(room.waits).toEqual([6_000]);
  });

  it('one after another', async () => {
    const room = createRoom({ reads: true });
    room.player.take({ sound: { kind: 'pause', seconds: 1 }, number: 1 });
    room.player.take({ sound: say('Welcome.'), number: 2 });
    await room.settle();
    expect(room.heard).toEqual([1, 2]);
  });

  it('but not a sound the carrier stopped, nor any after the call is over', async () => {
    const room = createRoom({ voice: (stop) => untilStopped(stop), patient: true });
    room.player.take({ sound: say('A long menu.'), number: 1 });
    room.player.take({ sound: say('Next.'), number: 2 });
    await room.settle();
    room.player.take({ stopSound: 1 });
    await room.settle();
    room.player.silence();
    await room.settle();
    expect(room.spoken).toEqual(['A long menu.', 'Next.']);
    expect(room.heard).toEqual([]);
  });

  it('by reading on when the caller mutes in mid-sentence', async () => {
    const room = createRoom({ voice: (stop) => untilStopped(stop), patient: true });
    room.player.take({ sound: say('one two three'), number: 1 });
    await room.settle();
    room.endPatience();
    room.player.readInstead();
    await room.settle();
    expect(room.heard).toEqual([1]);
  });
});

describe('reading time', () => {
  it.each([
    ['three words a second', say('one two three'), 1, 1_000],
    ['faster with speed', say('one two three four five six'), 2, 1_000],
    ['slower without hurry', say('one two three'), 0.75, 1_333],
    ['never a flash', say('Hi.'), 2, 300],
    ['as long as Baudot lasts, at any speed', baudotPlay('SEVMTE8'), 2, 1_000],
    ['pauses keep their length', { kind: 'pause', seconds: 2 } as const, 2, 2_000],
  ])('%s', (_, sound, speed, milliseconds) => {
    expect(Math.round(readingMilliseconds(sound, speed))).toBe(milliseconds);
  });
});

interface RoomOptions {
  reads?: boolean;
  voice?: (stop: AbortSignal) => Promise<void>;
  /** Waits last until stopped instead of passing at once. */
  patient?: boolean;
}

function createRoom(options: RoomOptions) {
  const heard: number[] = [];
  const waits: number[] = [];
  const spoken: string[] = [];
  let patient = options.patient ?? false;
  const ports: PlayerPorts = {
    listener: () => ({ reads: options.reads ?? false, speed: 1 }),
    voice: (sound, _speed, stop) => {
      if (sound.kind === 'say') spoken.push(sound.text);
      return options.voice?.(stop) ?? Promise.resolve();
    },
    wait: (milliseconds, stop) => {
      waits.push(milliseconds);
      // A turn of the event loop later than a voice that answers at once.
      return patient ? untilStopped(stop) : new Promise((resolve) => setImmediate(resolve));
    },
    heard: (number) => heard.push(number),
  };
  const endPatience = () => {
    patient = false;
  };
  return { player: createPlayer(ports), heard, waits, spoken, settle, endPatience };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function untilStopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}

function say(text: string): Sound {
  return { kind: 'say', text, language: 'en-US', voice: 'man' };
}

/** Seven characters of base64 are five of text. */
function baudotPlay(text: string): Sound {
  return { kind: 'play', url: `https://line.example/voice/baudot/ab12/${text}.wav` };
}
