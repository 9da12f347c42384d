import { FIGURES, FIGURES_SHIFT, LETTERS, LETTERS_SHIFT } from './code-table.ts';

/**
 * The sending half of a TTY to test ours against. It shares nothing with the line's modem: two ends
 * of one codec prove little.
 */
const FULL_SCALE_SINE_DBM0 = 3.17;

export interface TestSenderOptions {
  readonly levelDbm0?: number;
  readonly baud?: number;
  readonly stopBits?: number;
  readonly leadingMarkMilliseconds?: number;
  readonly trailingMarkMilliseconds?: number;
  /** Everything faster by this factor, tones too: a tape or a clock that runs fast. */
  readonly speed?: number;
  /** Silence before each character typed by hand, in milliseconds, by its index; 0 is none. */
  readonly gapMilliseconds?: (index: number) => number;
  readonly shifts?: 'asNeeded' | 'afterSpace';
}

/** 8 kHz samples (full scale ±1) of a text of the TTY's own characters, CR and LF. */
export function sendByTestTty(text: string, options: TestSenderOptions = {}): Float64Array {
  const tones = tonesOf(text, options);
  const speed = options.speed ?? 1;
  const peak = 10 ** (((options.levelDbm0 ?? -15) - FULL_SCALE_SINE_DBM0) / 20);
  const total = tones.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const samples = new Float64Array(Math.ceil((total * 8) / speed));
  let end = 0;
  let position = 0;
  let phase = 0.3;
  for (const { hertz, milliseconds } of tones) {
    end += (milliseconds * 8) / speed;
    const step = (2 * Math.PI * hertz * speed) / 8000;
    for (; position < end; position += 1) {
      samples[position] = hertz === 0 ? 0 : peak * Math.sin(phase);
      phase += step;
    }
  }
  return samples;
}

interface Tone {
  readonly hertz: number;
  readonly milliseconds: number;
}

function tonesOf(text: string, options: TestSenderOptions): Tone[] {
  const bit = 1000 / (options.baud ?? 45.45);
  const mark = (milliseconds: number) => ({ hertz: 1400, milliseconds });
  const tones: Tone[] = [mark(options.leadingMarkMilliseconds ?? 150)];
  for (const [index, code] of codesOf(text, options.shifts ?? 'afterSpace').entries()) {
    const gap = options.gapMilliseconds?.(index) ?? 0;
    if (gap > 0) tones.push({ hertz: 0, milliseconds: gap });
    tones.push({ hertz: 1800, milliseconds: bit });
    for (let place = 0; place < 5; place += 1) {
      tones.push({ hertz: (code >> place) % 2 === 1 ? 1400 : 1800, milliseconds: bit });
    }
    tones.push(mark(bit * (options.stopBits ?? 2)));
  }
  tones.push(mark(options.trailingMarkMilliseconds ?? 300));
  return tones;
}

function codesOf(text: string, shifts: 'asNeeded' | 'afterSpace'): number[] {
  const codes: number[] = [];
  let table = '';
  for (const character of text) {
    const isLetter = LETTERS.includes(character);
    const isFigure = FIGURES.includes(character);
    if (!isLetter && !isFigure) throw new RangeError(`A TTY cannot type ${character}.`);
    const wanted = isLetter && isFigure ? table || LETTERS : isLetter ? LETTERS : FIGURES;
    if (wanted !== table) codes.push(wanted === LETTERS ? LETTERS_SHIFT : FIGURES_SHIFT);
    table = wanted;
    codes.push(wanted.indexOf(character));
    if (character === ' ' && shifts === 'afterSpace') table = '';
  }
  return codes;
}
