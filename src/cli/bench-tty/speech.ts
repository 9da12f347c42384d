import { spawnSync } from 'node:child_process';
import { pick, randomFrom } from '../../simulator/tty/random.ts';

const WORDS = (
  'hello welcome to the payment line please say or enter your member number followed by pound i ' +
  'would like to pay my bill for last month yes no thank you seven nine eight five hundred dollars ' +
  'and sixty two cents why was this sent six sixes she sells sea shells three free trees quite'
).split(' ');

/** A minute or so of espeak-ng's speech at its own rate brought to 8 kHz; null when it is absent. */
export function speechMinute(minute: number): Float64Array | null {
  const random = randomFrom(minute * 97 + 3);
  const text = Array.from({ length: 170 }, () => pick(random, WORDS)).join(' ');
  const voice = `${pick(random, ['en-us', 'en-gb', 'es', 'de', 'fr'])}${pick(random, VARIANTS)}`;
  const speed = String(110 + Math.floor(random() * 120));
  const pitch = String(Math.floor(random() * 99));
  const args = ['--stdout', '-v', voice, '-s', speed, '-p', pitch, text];
  const made = spawnSync('espeak-ng', args, { maxBuffer: 1 << 26 });
  if (made.error || made.status !== 0) return null;
  return atEightKilohertz(made.stdout);
}

const VARIANTS = ['', '+f2', '+f4', '+m3', '+m7', '+whisper', '+croak'];
const WAV_HEADER_BYTES = 44;

/** A crude low pass (a mean over one output step) is enough: nothing here is listened to. */
function atEightKilohertz(wav: Buffer): Float64Array {
  const step = wav.readUInt32LE(24) / 8000;
  const count = Math.floor((wav.length - WAV_HEADER_BYTES) / 2 / step) - 1;
  return Float64Array.from({ length: Math.max(0, count) }, (_, index) => {
    const from = Math.floor(index * step);
    const to = Math.floor((index + 1) * step);
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += wav.readInt16LE(WAV_HEADER_BYTES + 2 * at);
    return sum / (to - from) / 32_768;
  });
}
