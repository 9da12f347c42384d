import type { Clock } from '../../clock.ts';
import type { LiveCall } from '../../simulator/carrier.ts';
import type { CarrierEvent, Handset, Sound } from '../../simulator/contract.ts';
import { endsListening } from '../../simulator/phone/scripted-caller.ts';
import { endsTurn } from '../../simulator/tty/words.ts';
import { STREAM_LISTENS } from '../../simulator/verbs/connect.ts';
import { pressKeys } from './press-keys.ts';
import type { TtyMind } from './tty-mind.ts';
import { hearSound } from './voice-caller.ts';

const THINKING_MILLISECONDS = 1500;
/** Time for a goodbye to go out: 5.7 characters a second. */
const GOODBYE_MILLISECONDS = 2000;

/**
 * A caller with a TTY and a telephone beside it: reads until GA, thinks a moment, and types; inside
 * `<Pay>` reads the prompt to its end and keys. Hears nothing that is spoken.
 */
export class TtyCaller implements Handset {
  readonly #clock: Clock;
  readonly #mind: TtyMind;
  #call: LiveCall | null = null;
  #page: string[] = [];
  #listening: string | null = null;
  #isTurn = false;
  #isSounding = false;
  #questions = 0;
  #change = new AbortController();

  constructor(clock: Clock, mind: TtyMind) {
    this.#clock = clock;
    this.#mind = mind;
  }

  pickUp(call: LiveCall): void {
    this.#call = call;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    this.#changed();
    this.#isSounding = true;
    await hearSound(sound, this.#clock, stop);
    this.#isSounding = false;
    void this.#react();
  }

  note(event: CarrierEvent): void {
    if ('tty' in event && event.by === 'line') this.#read(event.tty);
    if (endsListening(event)) {
      this.#changed();
      this.#listening = null;
      this.#isTurn = false;
    }
    if (!('listen' in event)) return;
    this.#listening = event.listen;
    this.#questions += 1;
    if (event.listen.startsWith('Dial')) this.#mind.reads(this.#page.join(' '));
    else void this.#react();
  }

  #read(words: string): void {
    this.#page.push(words);
    this.#isTurn = endsTurn(words);
    void this.#react();
  }

  get #isAsked(): boolean {
    if (this.#listening === STREAM_LISTENS) return this.#isTurn;
    return !this.#isSounding && (this.#listening?.startsWith('Pay') ?? false);
  }

  async #react(): Promise<void> {
    this.#changed();
    const change = this.#change.signal;
    if (!this.#isAsked) return;
    await this.#clock.sleep(THINKING_MILLISECONDS, change);
    if (!change.aborted) await this.#answer();
  }

  async #answer(): Promise<void> {
    const call = this.#call;
    if (!call) return;
    const answer = this.#mind.answer(this.#page.join(' '), this.#listening !== STREAM_LISTENS);
    this.#page = [];
    this.#isTurn = false;
    if (answer.does === 'types') call.type(answer.text);
    else if (answer.does === 'keys') await this.#press(call, answer.keys);
    else if (answer.does === 'hangsUp') await this.#sayGoodbye(call);
  }

  async #press(call: LiveCall, keys: string): Promise<void> {
    const questions = this.#questions;
    this.#listening = null;
    await pressKeys(call, this.#clock, keys, () => this.#questions > questions);
  }

  async #sayGoodbye(call: LiveCall): Promise<void> {
    this.#listening = null;
    call.type('SKSK');
    await this.#clock.sleep(GOODBYE_MILLISECONDS);
    call.hangUp();
  }

  #changed(): void {
    this.#change.abort();
    this.#change = new AbortController();
  }
}
