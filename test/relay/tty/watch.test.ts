import { expect, it } from 'vitest';
import { watchForTty } from '../../../src/relay/tty/watch.ts';
import { sendByTestTty, toMulaw } from './test-modem.ts';

function watched(audio: Uint8Array): string[] {
  const told: string[] = [];
  const watch = watchForTty({
    onDetected: () => told.push('detected'),
    onEnd: () => told.push('end'),
  });
  for (let from = 0; from < audio.length; from += 160)
    watch.frame(audio.subarray(from, from + 160));
  return told;
}

const silence = (milliseconds: number) => new Uint8Array(milliseconds * 8).fill(0xff);
const greeting = toMulaw(sendByTestTty('HELLO GA'));

it('tells of a TTY once and ends', () => {
  expect(watched(Buffer.concat([silence(5000), greeting, greeting]))).toEqual(['detected', 'end']);
});

it('ends after 45 s and hears nothing later', () => {
  expect(watched(silence(44_900))).toEqual([]);
  expect(watched(Buffer.concat([silence(45_000), greeting]))).toEqual(['end']);
});
