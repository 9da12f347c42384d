import type { Clock } from '../../clock.ts';
import type { CarrierEvent, Handset, Sound } from '../contract.ts';
import { printable } from './mask.ts';
import type { Screen } from './screen.ts';
import { describeEvent, describeRequest } from './text.ts';

export interface ScreenHandsetOptions {
  readonly screen: Screen;
  readonly clock: Clock;
  /** Also shows the requests. */
  readonly verbose: boolean;
  /** False where keys are shown already as they are typed. */
  readonly showsKeys: boolean;
}

/** A handset that shows the call on a screen. */
export class ScreenHandset implements Handset {
  readonly #options: ScreenHandsetOptions;

  constructor(options: ScreenHandsetOptions) {
    this.#options = options;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    const { clock, screen } = this.#options;
    if (sound.kind === 'pause') return clock.sleep(sound.seconds * 1000, stop);
    const text = sound.kind === 'say' ? sound.text : `(plays ${sound.url})`;
    if (printable(text) !== '') await screen.speak(printable(text), stop);
  }

  note(event: CarrierEvent): void {
    const { screen, verbose, showsKeys } = this.#options;
    if ('keys' in event) {
      if (showsKeys) screen.keys(event.keys);
    } else if ('request' in event) {
      if (verbose) screen.tell(describeRequest(event.request), 'quiet');
    } else {
      const failed = 'error' in event && event.error.severity === 'error';
      const text = describeEvent(event);
      if (text !== undefined) screen.tell(text, failed ? 'error' : 'quiet');
    }
  }
}
