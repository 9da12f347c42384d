import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeText } from '../../../src/relay/baudot/index.ts';
import { mulawCode, mulawSamples } from '../../../src/relay/baudot/mulaw.ts';
import { textIn } from './hearing.ts';
import { buildSpandsp, isInstalled, run } from './interop/programs.ts';

const TEXT =
  'HELLO MEMBER ID IS 900000017 PLS PAY $125.40 DUE 6/3 OK? 4417 0925 3310 IS THE CARD ENDING GA';
const folder = mkdtempSync(join(tmpdir(), 'payline-interop-'));
afterAll(() => rmSync(folder, { recursive: true }));

const linear = (audio: Uint8Array) =>
  new Uint8Array(Int16Array.from(audio, (code) => mulawSamples[code] ?? 0).buffer);
const mulaw = (bytes: Buffer) =>
  Uint8Array.from({ length: bytes.length >> 1 }, (_, index) =>
    mulawCode(bytes.readInt16LE(2 * index)),
  );

const spandsp = buildSpandsp();
describe.skipIf(spandsp === null)('spandsp (needs gcc and libspandsp-dev)', () => {
  const program = spandsp ?? '';

  it('is read', () => {
    expect(textIn(mulaw(run(program, ['send'], Buffer.from(TEXT)))).trim()).toBe(TEXT);
  });

  it('reads us', () => {
    expect(
      run(program, ['hear'], linear(encodeText(TEXT)))
        .toString()
        .trim(),
    ).toBe(TEXT);
  });
});

describe.skipIf(!isInstalled('minimodem'))('minimodem', () => {
  const file = join(folder, 'audio.wav');
  const own = ['--samplerate', '8000', '--stopbits', '2', '--file', file, 'tdd'];

  it('is read, though it goes back to letters after a space', () => {
    run('minimodem', ['--tx', ...own], Buffer.from(TEXT));
    expect(textIn(mulaw(readFileSync(file).subarray(44))).trim()).toBe(TEXT);
  });

  it('reads us, by one stop bit', () => {
    writeFileSync(file, wav(linear(encodeText(TEXT))));
    const args = ['--rx', '--quiet', '--stopbits', '1', '--file', file, 'tdd'];
    expect(run('minimodem', args, new Uint8Array(0)).toString().trim()).toBe(TEXT);
  });
});

function wav(samples: Uint8Array): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
