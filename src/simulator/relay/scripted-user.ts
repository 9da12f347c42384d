import type { Clock } from '../../clock.ts';
import type { CarrierEvent } from '../contract.ts';
import { REDIALING } from './assistant.ts';
import { typeCharacters } from './typing.ts';
import { isTurnOver } from './user-turn.ts';

/** Reading is nearly done when the last word comes. */
const THINKING_MILLISECONDS = 3000;

/** What a user of relay makes of what they read. Answers end in GA or SK; '' is no answer. */
export interface RelayUserMind {
  /** A whole turn, which the assistant has ended with GA. */
  answer(read: string): string;
  /** What was typed so far, and the assistant goes on typing. */
  interrupt(read: string): string;
  /** The call has ended before the user was done, and is dialed again; SK stops that. */
  redial(): string;
}

/** A user of relay who reads, thinks, and types at 60 words a minute; never speaks nor hears. */
export class ScriptedRelayUser {
  readonly #clock: Clock;
  readonly #mind: RelayUserMind;
  readonly #over = new AbortController();
  #type: (text: string) => void = () => {};
  #read: string[] = [];

  constructor(clock: Clock, mind: RelayUserMind) {
    this.#clock = clock;
    this.#mind = mind;
  }

  /** Gives the user the keyboard to the assistant. */
  sitDown(assistant: { type(text: string): void }): void {
    this.#type = (text) => assistant.type(text);
  }

  /** Feeds one of the handset's events, in order. */
  note(event: CarrierEvent): void {
    if ('end' in event) this.#over.abort();
    if (!('relay' in event) || event.by !== 'assistant') return;
    if (event.relay === REDIALING) {
      this.#read = [];
      void this.#reply(this.#mind.redial());
    } else if (isTurnOver(event.relay)) void this.#reply(this.#mind.answer(this.#taken()));
    else {
      this.#read.push(event.relay);
      const interruption = this.#mind.interrupt(this.#read.join(' '));
      if (interruption !== '') this.#read = [];
      void this.#reply(interruption);
    }
  }

  #taken(): string {
    const read = this.#read.join(' ');
    this.#read = [];
    return read;
  }

  async #reply(text: string): Promise<void> {
    if (text === '') return;
    await this.#clock.sleep(THINKING_MILLISECONDS, this.#over.signal);
    await typeCharacters(text, this.#clock, this.#over.signal);
    if (!this.#over.signal.aborted) this.#type(text);
  }
}
