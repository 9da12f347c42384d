import { createDetector } from '../../relay/baudot/index.ts';
import { addNoise, loseFrames, toMulaw } from '../../simulator/tty/impair.ts';
import { randomFrom } from '../../simulator/tty/random.ts';
import { sendByTestTty } from '../../simulator/tty/test-sender.ts';
import { randomText } from './texts.ts';

export const DETECTION_LIMIT_MILLISECONDS = 520;

/** Lines on which a TTY is to be noticed. */
export const detectionLines = [
  { name: 'SNR 30 dB', snrDb: 30, loss: 0 },
  { name: 'SNR 10 dB', snrDb: 10, loss: 0 },
  { name: 'SNR 0 dB', snrDb: 0, loss: 0 },
  { name: 'SNR 30 dB, 1 % loss', snrDb: 30, loss: 0.01 },
  { name: 'SNR 30 dB, 5 % loss', snrDb: 30, loss: 0.05 },
] as const;

/** Milliseconds from the first tone to detection, one for each trial; infinite when there is none. */
export function detectionTimes(line: (typeof detectionLines)[number], trials: number): number[] {
  return Array.from({ length: trials }, (_, trial) => {
    const random = randomFrom(trial * 31 + 7);
    const before = 100 + Math.floor(random() * 900);
    const sent = sendByTestTty(randomText(random, 8), { levelDbm0: -15, stopBits: 1.5 });
    const samples = new Float64Array(before * 8 + sent.length);
    samples.set(sent, before * 8);
    const noisy = toMulaw(addNoise(samples, { snrDb: line.snrDb, levelDbm0: -15, random }));
    const audio = loseFrames(noisy, { share: line.loss, fill: 'silence', random });
    return (createDetector().push(audio) ?? Number.POSITIVE_INFINITY) - before;
  });
}
