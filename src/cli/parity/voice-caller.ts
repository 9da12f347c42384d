import type { Clock } from '../../clock.ts';
import type { LiveCall } from '../../simulator/carrier.ts';
import type { CarrierEvent, Handset, Sound } from '../../simulator/contract.ts';
import { endsListening } from '../../simulator/phone/scripted-caller.ts';
import { secondsToSay } from '../../simulator/voice.ts';
import type { Navigator } from './navigator.ts';
import { KEY_MILLISECONDS, pressKeys } from './press-keys.ts';

/** 160 words a minute, in the middle of what synthesisers speak. */
const SPOKEN_MILLISECONDS_PER_WORD = 375;
const PLAYED_MILLISECONDS = 3000;
const THINKING_MILLISECONDS = 1500;

/** Hears a sound at a synthesiser's pace, or until it is stopped. */
export async function hearSound(sound: Sound, clock: Clock, stop: AbortSignal): Promise<void> {
  if (sound.kind === 'pause') await clock.sleep(sound.seconds * 1000, stop);
  else if (sound.kind === 'play') await clock.sleep(PLAYED_MILLISECONDS, stop);
  else {
    const words = sound.text.split(/\s+/).filter(Boolean).length;
    await clock.sleep(words * SPOKEN_MILLISECONDS_PER_WORD, stop);
  }
}

/** A caller who hears well: waits for the end of what is said, thinks a moment, and presses keys. */
export class VoiceCaller implements Handset {
  readonly #clock: Clock;
  readonly #navigator: Navigator;
  #call: LiveCall | null = null;
  #heard: string[] = [];
  #listening: string | null = null;
  #questions = 0;
  #change = new AbortController();

  constructor(clock: Clock, navigator: Navigator) {
    this.#clock = clock;
    this.#navigator = navigator;
  }

  pickUp(call: LiveCall): void {
    this.#call = call;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    this.#changed();
    if (sound.kind === 'say') this.#heard.push(sound.text);
    await hearSound(sound, this.#clock, stop);
    void this.#react();
  }

  note(event: CarrierEvent): void {
    if (endsListening(event)) {
      this.#changed();
      this.#listening = null;
    }
    if (!('listen' in event)) return;
    this.#listening = event.listen;
    this.#questions += 1;
    if (event.listen.startsWith('Dial')) this.#navigator.hears(this.#heard.join(' '));
    else void this.#react();
  }

  async #react(): Promise<void> {
    this.#changed();
    if (this.#listening === null || this.#listening.startsWith('Dial')) return;
    const change = this.#change.signal;
    await this.#clock.sleep(THINKING_MILLISECONDS, change);
    if (change.aborted) return;
    const answer = this.#navigator.answer(this.#heard.join(' '));
    this.#heard = [];
    this.#listening = null;
    if (answer.does === 'keys') await this.#press(answer.keys);
    else if (answer.does === 'says') await this.#say(answer.text);
    else if (answer.does !== 'waits') this.#call?.hangUp();
  }

  async #press(keys: string): Promise<void> {
    const questions = this.#questions;
    if (!this.#call) return;
    await pressKeys(this.#call, this.#clock, keys, () => this.#questions > questions);
  }

  async #say(text: string): Promise<void> {
    this.#call?.say(text);
    await this.#clock.sleep(secondsToSay(text) * 1000 + KEY_MILLISECONDS);
    this.#call?.press('#');
  }

  #changed(): void {
    this.#change.abort();
    this.#change = new AbortController();
  }
}
