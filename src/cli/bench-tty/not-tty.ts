import { gaussian, pick, type Random, randomFrom } from '../../simulator/tty/random.ts';

/** Full scale ±1 samples of something that is no TTY, of so many seconds. */
export type NotTty = (random: Random, seconds: number) => Float64Array;

const RATE = 8000;

interface Part {
  readonly hertz: readonly number[];
  readonly seconds: number;
}

/** Tones one after another, all parts of a chord equally loud. */
function sound(parts: readonly Part[], peak: number): Float64Array {
  const total = parts.reduce((sum, { seconds }) => sum + Math.round(seconds * RATE), 0);
  const samples = new Float64Array(total);
  let position = 0;
  for (const { hertz, seconds } of parts) {
    const end = position + Math.round(seconds * RATE);
    for (; position < end; position += 1) {
      for (const frequency of hertz) {
        const value = Math.sin((2 * Math.PI * frequency * position) / RATE);
        samples[position] = (samples[position] ?? 0) + (peak * value) / hertz.length;
      }
    }
  }
  return samples;
}

function repeated(next: (random: Random) => readonly Part[]): NotTty {
  return (random, seconds) => {
    const parts: Part[] = [];
    for (let sum = 0; sum < seconds; ) {
      const added = next(random);
      parts.push(...added);
      sum += added.reduce((total, part) => total + part.seconds, 0);
    }
    return sound(parts, 0.3);
  };
}

const silence = (seconds: number): Part => ({ hertz: [], seconds });
const tone = (seconds: number, ...hertz: number[]): Part => ({ hertz, seconds });

const dtmf = repeated((random) => [
  tone(0.05 + random() * 0.15, pick(random, [697, 770, 852, 941]), pick(random, DTMF_HIGH)),
  silence(0.04 + random() * 0.2),
]);
const DTMF_HIGH = [1209, 1336, 1477, 1633];

/** Call progress, special information tones, fax, alarm panels, guard tones. */
const SIGNALS: readonly (readonly Part[])[] = [
  [tone(3, 350, 440)],
  [tone(2, 440, 480), silence(4)],
  [tone(0.5, 480, 620), silence(0.5)],
  [tone(0.25, 480, 620), silence(0.25)],
  [tone(0.38, 985.2), tone(0.38, 1428.5), tone(0.38, 1776.7), silence(1)],
  [tone(0.274, 913.8), tone(0.274, 1370.6), tone(0.38, 1776.7), silence(1)],
  [tone(0.5, 1100), silence(3)],
  [tone(3, 2100), silence(0.1)],
  [tone(0.1, 1400), silence(0.1), tone(0.1, 2300), silence(0.5)],
  [tone(0.5, 1400), silence(15)],
  [tone(2, 1800), tone(2, 1800, 2400)],
  [tone(3, 1400)],
  [tone(2, 425)],
  [tone(0.33, 950), tone(0.33, 1400), tone(0.33, 1800), silence(1)],
];
const signalling = repeated((random) => pick(random, SIGNALS));

/** Keyed carriers of other modems: V.21 both ways, V.23 both ways, Bell 103, Bell 202. */
const CARRIERS = [
  { pair: [980, 1180], baud: 300 },
  { pair: [1650, 1850], baud: 300 },
  { pair: [1300, 2100], baud: 1200 },
  { pair: [1300, 1700], baud: 600 },
  { pair: [390, 450], baud: 75 },
  { pair: [1070, 1270], baud: 300 },
  { pair: [2025, 2225], baud: 300 },
  { pair: [1200, 2200], baud: 1200 },
] as const;
const modems = repeated((random) => {
  const { pair, baud } = pick(random, CARRIERS);
  return Array.from({ length: baud * 2 }, () => tone(1 / baud, pick(random, pair)));
});

const NOTES = Array.from({ length: 60 }, (_, note) => 110 * 2 ** (note / 12));
const music = repeated((random) => {
  const length = pick(random, [0.06, 0.1, 0.125, 0.2, 0.25, 0.4, 0.5, 1]);
  const notes = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, NOTES));
  return [tone(length * (0.95 + random() * 0.1), ...notes.flatMap((note) => [note, note * 2]))];
});

const CHIRP_SECONDS = 2;
const chirps: NotTty = (random, seconds) => {
  let phase = 0;
  let hertz = 0;
  let step = 0;
  return Float64Array.from({ length: seconds * RATE }, (_, index) => {
    if (index % (CHIRP_SECONDS * RATE) === 0) {
      hertz = 200 + random() * 3200;
      step = (random() * 6000 - 3000) / RATE / CHIRP_SECONDS;
    }
    hertz = Math.min(3600, Math.max(150, hertz + step));
    phase += (2 * Math.PI * hertz) / RATE;
    return 0.3 * Math.sin(phase);
  });
};

const noise: NotTty = (random, seconds) => {
  const next = gaussian(random);
  return Float64Array.from({ length: seconds * RATE }, () => 0.1 * next());
};

/** Buzz through three moving resonances, in syllables: the spectrum of speech without its words. */
const babble: NotTty = (random, seconds) => {
  const samples = new Float64Array(seconds * RATE);
  for (let start = 0; start < samples.length; ) {
    const length = Math.round((0.08 + random() * 0.3) * RATE);
    const formants = [300 + random() * 600, 900 + random() * 1500, 2200 + random() * 900];
    const pitch = 80 + random() * 170;
    for (let index = 0; index < length && start + index < samples.length; index += 1) {
      const time = index / RATE;
      let value = 0;
      for (let harmonic = 1; harmonic * pitch < 3400; harmonic += 1) {
        const hertz = harmonic * pitch;
        const loud = formants.reduce((sum, f) => sum + 1 / (1 + ((hertz - f) / 80) ** 2), 0.01);
        value += loud * Math.sin(2 * Math.PI * hertz * (time + 0.02 * Math.sin(6 * time)));
      }
      samples[start + index] = 0.15 * value * Math.sin((Math.PI * index) / length);
    }
    start += length + Math.round(random() * 0.15 * RATE);
  }
  return samples;
};

/** Everything that must not be taken for a TTY. */
export const notTty: Readonly<Record<string, NotTty>> = {
  ...{ DTMF: dtmf, signalling, 'other modems': modems, music, chirps, noise, babble },
};

/** A minute of each at a time, so that an hour of it never stands in memory. */
export function minuteOf(source: NotTty, minute: number): Float64Array {
  return source(randomFrom(minute * 6_271 + 11), 60);
}
