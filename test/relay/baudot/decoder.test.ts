import { describe, expect, it } from 'vitest';
import { createDecoder, readText } from '../../../src/relay/baudot/index.ts';
import { toMulaw } from '../../../src/simulator/tty/impair.ts';
import { sendByTestTty } from '../../../src/simulator/tty/test-sender.ts';
import { codesIn, textIn, vector } from './hearing.ts';

describe("other people's modems", () => {
  it.each([
    ['vector-1-clean', 'vector-1'],
    ['vector-1-snr0', 'vector-1'],
    ['vector-1-zero1', 'vector-1'],
    ['vector-2-clean', 'vector-2'],
  ])('%s is read without an error', (audio, text) => {
    expect(textIn(vector(`${audio}.ulaw`)).trim()).toBe(vector(`${text}.txt`).toString().trim());
  });

  it('speech is no text', () => {
    expect(codesIn(vector('speech.ulaw'))).toEqual([]);
  });
});

describe('any chunking of the bytes gives the same codes', () => {
  const audio = vector('vector-1-zero1.ulaw');
  const whole = codesIn(audio, audio.length);

  it.each([1, 7, 160, 1000])('%i bytes at a time', (chunkBytes) => {
    expect(codesIn(audio, chunkBytes)).toEqual(whole);
  });
});

describe('a code', () => {
  const audio = toMulaw(sendByTestTty('A1', { leadingMarkMilliseconds: 200 }));

  it('has its five bits, the shift it came in, its time and how sure it is', () => {
    const codes = codesIn(audio);
    expect(codes.map(({ code, shift }) => [code, shift])).toEqual([
      [31, 'letters'],
      [3, 'letters'],
      [27, 'figures'],
      [23, 'figures'],
    ]);
    expect(codes.map(({ isDoubtful }) => isDoubtful)).toEqual([false, false, false, false]);
    expect(Math.min(...codes.map(({ confidence }) => confidence))).toBeGreaterThan(0.95);
    const [first, second] = codes.map(({ atMilliseconds }) => atMilliseconds);
    expect(Math.abs((first ?? 0) - 200)).toBeLessThanOrEqual(2);
    expect(Math.abs((second ?? 0) - 376)).toBeLessThanOrEqual(2);
  });

  it('is not heard while muted, so that our own echo is no input', () => {
    const decoder = createDecoder();
    decoder.muteUntil(audio.length / 8 + 300);
    expect([...decoder.push(audio), ...decoder.push(new Uint8Array(3_200).fill(0xff))]).toEqual([]);
    expect(readText([...decoder.push(audio), ...decoder.end()])).toBe('A1');
  });

  it('before a reset is gone, and time goes on', () => {
    const decoder = createDecoder();
    decoder.push(audio);
    const { elapsedMilliseconds } = decoder;
    decoder.reset();
    const codes = [...decoder.push(audio), ...decoder.end()];
    expect(readText(codes)).toBe('A1');
    expect(codes[0]?.atMilliseconds).toBeGreaterThanOrEqual(elapsedMilliseconds + 198);
  });
});

describe('the line', () => {
  const qualityAfter = (audio: Uint8Array) => {
    const decoder = createDecoder();
    decoder.push(audio);
    return decoder.quality();
  };

  it('is good with other modems, noise at SNR 0 dB too', () => {
    expect(qualityAfter(vector('vector-1-clean.ulaw'))).toMatchObject({
      ...{ codes: 40, doubtfulCodes: 0, isNoisy: false },
    });
    expect(qualityAfter(vector('vector-1-snr0.ulaw')).isNoisy).toBe(false);
  });

  it('is noisy where bits are lost now and again', () => {
    const audio = Buffer.from(vector('vector-1-clean.ulaw'));
    for (let start = 0; start < audio.length; start += 9 * 160)
      audio.fill(0xff, start, start + 400);
    expect(qualityAfter(audio).isNoisy).toBe(true);
  });

  it('without a TTY is silent, not noisy', () => {
    expect(qualityAfter(vector('speech.ulaw'))).toMatchObject({ codes: 0, isNoisy: false });
  });
});
