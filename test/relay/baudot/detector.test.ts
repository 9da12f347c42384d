import { describe, expect, it } from 'vitest';
import { detectionLines, detectionTimes } from '../../../src/cli/bench-tty/detection.ts';
import { createDetector } from '../../../src/relay/baudot/index.ts';
import { toMulaw } from '../../../src/simulator/tty/impair.ts';
import { vector } from './hearing.ts';

describe('a TTY is detected', () => {
  it.each(detectionLines)(
    'within 520 ms of its first tone, half of the time in 340: $name',
    (line) => {
      const times = detectionTimes(line, 20).toSorted((a, b) => a - b);
      expect(times.at(0)).toBeGreaterThan(0);
      expect(times.at(-1)).toBeLessThanOrEqual(520);
      expect(times[10]).toBeLessThanOrEqual(340);
    },
  );

  it.each(['vector-1-clean', 'vector-1-snr0', 'vector-2-clean'])('in %s', (file) => {
    expect(createDetector().push(vector(`${file}.ulaw`))).toBeLessThanOrEqual(520);
  });

  it('at the same moment whatever the chunks', () => {
    const audio = vector('vector-1-snr0.ulaw').subarray(0, 16_000);
    const detector = createDetector();
    for (let offset = 0; offset < audio.length; offset += 7) {
      detector.push(audio.subarray(offset, offset + 7));
    }
    expect(detector.detectedAtMilliseconds).toBe(createDetector().push(audio));
  });
});

describe('no TTY is detected', () => {
  it('in speech', () => {
    expect(createDetector().push(vector('speech.ulaw'))).toBeNull();
  });

  it('where 1800 Hz steps to 1400 Hz, as a start bit and LTRS would', () => {
    const held = (hertz: number, from: number) =>
      Float64Array.from(
        { length: 16_000 },
        (_, at) => 0.3 * Math.sin((2 * Math.PI * hertz * (at + from)) / 8000),
      );
    const samples = Float64Array.from([...held(1800, 0), ...held(1400, 16_000)]);
    expect(createDetector().push(toMulaw(samples))).toBeNull();
  });
});
