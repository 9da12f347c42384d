import type { PhoneMessage, Sound } from '../../simulator/contract.ts';
import { patienceMilliseconds, readingMilliseconds } from './pace.ts';

export interface Listener {
  /** Muted, captions only, or no voices in this browser: the caller reads instead of hearing. */
  readonly reads: boolean;
  /** 0.75 to 2; 1 is normal. */
  readonly speed: number;
}

export interface PlayerPorts {
  listener(): Listener;
  /** Speaks or plays until the end. May never resolve: the player loses patience by itself. */
  voice(sound: Exclude<Sound, { kind: 'pause' }>, speed: number, stop: AbortSignal): Promise<void>;
  wait(milliseconds: number, stop: AbortSignal): Promise<void>;
  /** The sound was heard to its end. */
  heard(number: number): void;
}

export interface Player {
  /** Takes the carrier's sounds and stops; other messages are none of its business. */
  take(message: PhoneMessage): void;
  /** The call is over: silence, and nothing is acknowledged any more. */
  silence(): void;
  /** Mute was pressed in mid-sentence: the rest is read. */
  readInstead(): void;
}

/** Plays the carrier's sounds one by one and acknowledges each; it never hangs on a voice. */
export function createPlayer(ports: PlayerPorts): Player {
  const stops = new Map<number, AbortController>();
  let voiceStop = new AbortController();
  let last = Promise.resolve();

  const play = async (sound: Sound, number: number, stop: AbortSignal) => {
    if (!stop.aborted) await hear(sound, stop);
    stops.delete(number);
    if (!stop.aborted) ports.heard(number);
  };

  const hear = async (sound: Sound, stop: AbortSignal) => {
    const { reads, speed } = ports.listener();
    if (reads || sound.kind === 'pause') {
      return ports.wait(readingMilliseconds(sound, speed), stop);
    }
    voiceStop = new AbortController();
    const done = new AbortController();
    const anyStop = AbortSignal.any([stop, voiceStop.signal, done.signal]);
    const voiced = ports.voice(sound, speed, anyStop).then(
      () => true,
      () => false,
    );
    const patience = ports.wait(patienceMilliseconds(sound, speed), anyStop).then(() => true);
    const finished = await Promise.race([voiced, patience]);
    done.abort();
    const fellSilent = !finished || voiceStop.signal.aborted;
    if (fellSilent && !stop.aborted) await ports.wait(readingMilliseconds(sound, speed), stop);
  };

  return {
    take(message) {
      if ('stopSound' in message) stops.get(message.stopSound)?.abort();
      if (!('sound' in message)) return;
      const stop = new AbortController();
      stops.set(message.number, stop);
      last = last.then(() => play(message.sound, message.number, stop.signal));
    },
    silence() {
      for (const stop of stops.values()) stop.abort();
      stops.clear();
    },
    readInstead() {
      voiceStop.abort();
    },
  };
}
