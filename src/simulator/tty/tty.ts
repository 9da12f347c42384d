import { PaylineError } from '../../errors.ts';
import type { Impairment } from '../contract.ts';
import { FRAME_BYTES } from '../streams/frames.ts';
import { typedText } from './code-table.ts';
import { Network } from './network.ts';
import { TestReceiver } from './test-receiver.ts';
import { sendByTestTty } from './test-sender.ts';
import { Words } from './words.ts';

const LEVEL_DBM0 = -15;

/** A TTY on the caller's desk: a keyboard, a display, and a modem that shares nothing with ours. */
export class Tty {
  readonly #network: Network;
  readonly #receiver = new TestReceiver();
  readonly #words = new Words();
  #sending: Float64Array[] = [];
  #sent = 0;

  constructor(impairment: Impairment = {}) {
    this.#network = new Network(impairment, LEVEL_DBM0);
  }

  /** True while typed text has not all gone out. */
  get isSending(): boolean {
    return this.#sending.length > 0;
  }

  /**
   * Types a text, at 5.7 characters a second after what is being sent. Returns it in upper case.
   * @throws PaylineError simulator.badStep when a TTY lacks one of its characters.
   */
  type(text: string): string {
    const typed = typedText(text);
    if (typed === null) {
      const message = 'A TTY has letters, digits, space and - $ \' , ! : ( ) " ? . / ; only.';
      throw new PaylineError('simulator.badStep', `${message} Type something else.`);
    }
    this.#sending.push(sendByTestTty(typed, { levelDbm0: LEVEL_DBM0 }));
    return typed;
  }

  /** The next 20 ms of its sound, as the network delivers them: 160 bytes of µ-law. */
  nextFrame(): Uint8Array {
    const frame = new Float64Array(FRAME_BYTES);
    const [sound] = this.#sending;
    if (sound) {
      frame.set(sound.subarray(this.#sent, this.#sent + FRAME_BYTES));
      this.#sent += FRAME_BYTES;
      if (this.#sent >= sound.length) {
        this.#sending.shift();
        this.#sent = 0;
      }
    }
    return this.#network.carry(frame);
  }

  /** Reads µ-law audio; returns the words that are complete now, '' when there is none. */
  read(audio: Uint8Array): string {
    const told = this.#words.add(this.#receiver.push(audio));
    return this.#receiver.isIdle ? `${told} ${this.#words.flush()}`.trim() : told;
  }
}
