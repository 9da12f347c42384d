import { FIGURES, FIGURES_SHIFT, LETTERS, LETTERS_SHIFT } from './code-table.ts';
import { Discriminator } from './discriminator.ts';

const SAMPLES_PER_BIT = 8000 / 45.45;
/** A bit is judged over its middle half. */
const MIDDLE = 0.25;
const DATA_BITS = 5;
/** Codes that move nothing on a display: blank and bell. */
const UNPRINTED = '\0\u0007';
/** No tone for this long: the other end has stopped typing. */
const IDLE_SAMPLES = 2400;

/**
 * The receiving half of the test TTY: a frequency discriminator, and a clock that every start bit
 * sets anew. Shares nothing with the line's modem. Meant for a clean line.
 */
export class TestReceiver {
  readonly #discriminator = new Discriminator();
  #table = LETTERS;
  /** Samples since the start bit began; null while none has. */
  #sinceStart: number | null = null;
  #wasMark = true;
  #sums: number[] = [];
  #silentSamples = IDLE_SAMPLES;

  /** True when no tone has been heard for 300 ms. */
  get isIdle(): boolean {
    return this.#silentSamples >= IDLE_SAMPLES;
  }

  /** The characters that end in this µ-law audio (8 kHz); CR and LF among them. */
  push(audio: Uint8Array): string {
    let text = '';
    for (const byte of audio) {
      // Above zero for mark, below for space, zero while there is no tone.
      const tone = this.#discriminator.next(byte);
      this.#silentSamples = tone === 0 ? this.#silentSamples + 1 : 0;
      text += this.#next(tone);
    }
    return text;
  }

  #next(tone: number): string {
    if (this.#sinceStart === null) {
      if (tone < 0 && this.#wasMark) {
        this.#sinceStart = 0;
        this.#sums = [];
      }
      this.#wasMark = tone >= 0;
      return '';
    }
    this.#sinceStart += 1;
    const position = this.#sinceStart / SAMPLES_PER_BIT;
    const bit = Math.floor(position);
    const isMiddle = Math.abs(position - bit - 0.5) < MIDDLE;
    if (isMiddle) this.#sums[bit] = (this.#sums[bit] ?? 0) + Math.sign(tone);
    if (bit === 0 && position > 0.5 + MIDDLE && (this.#sums[0] ?? 0) >= 0) this.#listenAgain();
    return position > DATA_BITS + 1.5 + MIDDLE ? this.#character() : '';
  }

  /** After the middle of the stop bit; whatever has none was no character. */
  #character(): string {
    const sums = this.#sums;
    this.#listenAgain();
    if ((sums[DATA_BITS + 1] ?? 0) <= 0) return '';
    let code = 0;
    for (let place = 0; place < DATA_BITS; place += 1) {
      if ((sums[place + 1] ?? 0) > 0) code += 2 ** place;
    }
    if (code === LETTERS_SHIFT) this.#table = LETTERS;
    else if (code === FIGURES_SHIFT) this.#table = FIGURES;
    else return this.#printed(code);
    return '';
  }

  #printed(code: number): string {
    const character = this.#table[code] ?? '';
    return UNPRINTED.includes(character) ? '' : character;
  }

  #listenAgain(): void {
    this.#sinceStart = null;
    this.#wasMark = true;
  }
}
