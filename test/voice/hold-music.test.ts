import { expect, it } from 'vitest';
import { mulawSamples } from '../../src/relay/baudot/mulaw.ts';
import { holdMusic, MUSIC_SECONDS } from '../../src/voice/hold-music.ts';

const HEADER_BYTES = 58;
const wav = holdMusic();
const samples = [...wav.subarray(HEADER_BYTES)].map((code) => mulawSamples[code] ?? 0);

const loudestOf = (sound: readonly number[]) =>
  sound.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);

it('is a telephone’s WAV file of that many seconds, smaller than 300 kB', () => {
  expect(wav.subarray(0, 4).toString()).toBe('RIFF');
  expect([wav.readUInt16LE(20), wav.readUInt32LE(24)]).toEqual([7, 8000]);
  expect(samples).toHaveLength(MUSIC_SECONDS * 8000);
  expect(wav.length).toBeLessThan(300_000);
});

it('is soft, is never cut off at the top, and never falls silent', () => {
  expect(loudestOf(samples)).toBeLessThan(24_000);
  for (let second = 0; second < MUSIC_SECONDS; second += 1) {
    const heard = samples.slice(second * 8000, (second + 1) * 8000);
    const power = heard.reduce((sum, sample) => sum + sample * sample, 0) / heard.length;
    expect(Math.sqrt(power)).toBeGreaterThan(500);
    expect(Math.sqrt(power)).toBeLessThan(9_000);
  }
});

it('begins where it ends', () => {
  const steps = samples.map((sample, at) => Math.abs(sample - (samples.at(at - 1) ?? 0)));
  expect(steps[0]).toBeLessThanOrEqual(loudestOf(steps.slice(1)));
});
