import { encodeText } from './baudot/index.ts';
import { SAMPLES_PER_SECOND } from './baudot/line-signal.ts';

const MULAW_FORMAT = 7;
/** RIFF, a format of 18 bytes, the number of samples, and the name of the data. */
const HEADER_BYTES = 58;

/** A text in Baudot as a WAV file. */
export function baudotWav(text: string): Buffer {
  return mulawWav(encodeText(text));
}

/** Sound of a telephone as a WAV file: G.711 µ-law, 8 kHz, mono. */
export function mulawWav(audio: Uint8Array): Buffer {
  const padding = audio.length % 2;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + audio.length + padding, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(MULAW_FORMAT, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  header.writeUInt32LE(SAMPLES_PER_SECOND, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38, 'latin1');
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(audio.length, 46);
  header.write('data', 50, 'latin1');
  header.writeUInt32LE(audio.length, 54);
  return Buffer.concat([header, audio, Buffer.alloc(padding)]);
}

/** Least recently used first out, by the bytes kept. */
export class BaudotWavs {
  readonly #bytesMost: number;
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  constructor(bytesMost: number) {
    this.#bytesMost = bytesMost;
  }

  get(text: string): Buffer {
    const known = this.#kept.get(text);
    const wav = known ?? baudotWav(text);
    this.#kept.delete(text);
    this.#kept.set(text, wav);
    if (known === undefined) this.#bytes += wav.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.#bytesMost) break;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
    return wav;
  }

  /** Bytes kept now. */
  get bytes(): number {
    return this.#bytes;
  }
}
