import { addNoise, loseFrames, toMulaw } from '../../simulator/tty/impair.ts';
import { randomFrom } from '../../simulator/tty/random.ts';
import { sendByTestTty } from '../../simulator/tty/test-sender.ts';
import type { Condition } from './conditions.ts';
import { characterErrorRate } from './error-rate.ts';
import { receive } from './receive.ts';
import { randomText } from './texts.ts';

export interface ErrorRun {
  readonly rate: number;
  readonly cpuMicros: number;
  readonly audioMilliseconds: number;
}

const LEVEL_DBM0 = -15;

/** A text of `length` characters through a condition, by the test sender and our receiver. */
export function runCondition(condition: Condition, seed: number, length: number): ErrorRun {
  const random = randomFrom(seed);
  const { typing } = condition;
  const text = randomText(random, length);
  const options = { levelDbm0: LEVEL_DBM0, stopBits: 1.5, ...condition.sender };
  const gaps = typing === undefined ? {} : { gapMilliseconds: () => typing(random) };
  let samples = sendByTestTty(text, { ...options, ...gaps });
  if (condition.snrDb !== undefined) {
    const { levelDbm0 } = options;
    samples = addNoise(samples, { snrDb: condition.snrDb, levelDbm0, random });
  }
  let audio = toMulaw(samples);
  if (condition.loss) audio = loseFrames(audio, { ...condition.loss, random });
  const received = receive(audio);
  return {
    rate: characterErrorRate(text, received.text),
    cpuMicros: received.cpuMicros,
    audioMilliseconds: audio.length / 8,
  };
}
