import type { Clock } from '../clock.ts';
import type { CarrierEvent, Handset, PhoneMessage, Sound } from './contract.ts';

const WORDS_PER_SECOND = 2;
const SPARE_SECONDS = 2;
/** A recording's length is not known here; the page says when it has ended. */
const LONGEST_RECORDING_SECONDS = 120;

/** The carrier's end of a handset at the other end of a socket, for one call. */
export class SocketHandset implements Handset {
  readonly #clock: Clock;
  readonly #send: (message: PhoneMessage) => void;
  readonly #startedAt: number;
  readonly #playing = new Map<number, AbortController>();
  readonly #numbers: Iterator<number>;
  #muted = false;

  /** `numbers` counts the socket's sounds, so that an answer about an old call hits no new one. */
  constructor(clock: Clock, numbers: Iterator<number>, send: (message: PhoneMessage) => void) {
    this.#clock = clock;
    this.#numbers = numbers;
    this.#send = send;
    this.#startedAt = clock.now();
  }

  /** Until the page says it was heard, or for as long as that could take if the page is silent. */
  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    const number: number = this.#numbers.next().value;
    const heard = new AbortController();
    this.#playing.set(number, heard);
    this.#tell({ sound, number });
    const tellStop = () => this.#tell({ stopSound: number });
    stop.addEventListener('abort', tellStop, { once: true });
    await this.#clock.sleep(longest(sound) * 1000, AbortSignal.any([stop, heard.signal]));
    stop.removeEventListener('abort', tellStop);
    this.#playing.delete(number);
  }

  /** The page has played sound `number` to its end. */
  heard(number: number): void {
    this.#playing.get(number)?.abort();
  }

  note(event: CarrierEvent): void {
    this.#tell({ event, atMilliseconds: this.#clock.now() - this.#startedAt });
  }

  /** The socket has gone on to another call. */
  mute(): void {
    this.#muted = true;
  }

  #tell(message: PhoneMessage): void {
    if (!this.#muted) this.#send(message);
  }
}

function longest(sound: Sound): number {
  if (sound.kind === 'pause') return sound.seconds + SPARE_SECONDS;
  if (sound.kind === 'play') return LONGEST_RECORDING_SECONDS;
  return sound.text.split(/\s+/).length / WORDS_PER_SECOND + SPARE_SECONDS;
}

/** The numbers of one socket's sounds. */
export function* countUp(): Generator<number, never> {
  for (let number = 1; ; number += 1) yield number;
}
