import type { Clock } from '../../clock.ts';
import type { LineClient } from '../wire/line-client.ts';
import { mulawOf } from './wav.ts';

/** A recording that a TTY could read; null when it cannot be had or is no µ-law WAV. */
export interface Recording {
  readonly audio: Uint8Array | null;
}

interface Kept extends Recording {
  readonly freshUntil: number;
}

const MOST_KEPT = 500;

/** Recordings fetched for `<Play>`, kept for as long as their Cache-Control says, as Twilio does. */
export class Recordings {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Never rejects; what cannot be fetched is silent. */
  async get(line: LineClient, url: string): Promise<Recording> {
    const kept = this.#kept.get(url);
    if (kept && kept.freshUntil > this.#clock.now()) return kept;
    this.#kept.delete(url);
    const answer = await line.ask({ url, method: 'GET', fields: {}, purpose: 'status' });
    if ('error' in answer) return { audio: null };
    const { audio, headers } = answer.answer;
    const seconds = /max-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1];
    const freshUntil = this.#clock.now() + Number(seconds ?? 0) * 1000;
    const recording = { audio: audio && mulawOf(audio), freshUntil };
    if (this.#kept.size < MOST_KEPT) this.#kept.set(url, recording);
    return recording;
  }
}
