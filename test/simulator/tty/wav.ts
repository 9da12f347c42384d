import { toMulaw } from '../../../src/simulator/tty/impair.ts';
import { sendByTestTty } from '../../../src/simulator/tty/test-sender.ts';

/** Text in Baudot as a µ-law WAV, 8 kHz mono. */
export function baudotWav(text: string): Buffer {
  return wav(toMulaw(sendByTestTty(text)), 7);
}

export function wav(audio: Uint8Array, format: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + audio.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(format, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(audio.length, 40);
  return Buffer.concat([header, audio]);
}
