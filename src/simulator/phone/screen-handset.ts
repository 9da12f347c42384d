import type { Clock } from '../../clock.ts';
import type { CarrierEvent, Handset, Sound } from '../contract.ts';
import { cutsTurnOff, Turn } from '../tty/words.ts';
import { maskCardNumbers, printable } from './mask.ts';
import type { Screen } from './screen.ts';
import { describeEvent, describeRequest } from './text.ts';

export interface ScreenHandsetOptions {
  readonly screen: Screen;
  readonly clock: Clock;
  /** Also shows the requests. */
  readonly verbose: boolean;
  /**
   * A script's call: its keys are shown when the carrier takes them (a person's already are), and
   * so is what the line would have said had the keys not come ahead.
   */
  readonly scripted: boolean;
}

/** A handset that shows the call on a screen. */
export class ScreenHandset implements Handset {
  readonly #options: ScreenHandsetOptions;
  #heard = false;
  readonly #turn = new Turn();

  constructor(options: ScreenHandsetOptions) {
    this.#options = options;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    const { clock, screen } = this.#options;
    this.#heard = true;
    if (sound.kind === 'pause') return clock.sleep(sound.seconds * 1000, stop);
    const text = sound.kind === 'say' ? sound.text : `(plays ${sound.url})`;
    if (printable(text) !== '') await screen.speak(printable(text), stop);
  }

  note(event: CarrierEvent): void {
    const { screen, verbose, scripted } = this.#options;
    if ('tty' in event && event.by === 'line') {
      this.#tell('Line types', this.#turn.add(event.tty));
      return;
    }
    if (cutsTurnOff(event)) this.#tell('Line types', this.#turn.flush());
    if ('tty' in event) this.#tell('You type', event.tty);
    else if ('say' in event || 'play' in event || 'pause' in event) {
      if ('say' in event && scripted && !this.#heard)
        screen.tell(`Line: ${printable(event.say)}`, 'plain');
      this.#heard = false;
    } else if ('keys' in event) {
      if (scripted) screen.keys(event.keys);
    } else if ('request' in event) {
      if (verbose) screen.tell(describeRequest(event.request), 'quiet');
    } else {
      const failed = 'error' in event && event.error.severity === 'error';
      const text = describeEvent(event);
      if (text !== undefined) screen.tell(text, failed ? 'error' : 'quiet');
    }
  }

  #tell(who: string, text: string | null): void {
    if (text === null) return;
    this.#options.screen.tell(`${who}: ${printable(maskCardNumbers(text))}`, 'plain');
  }
}
