import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { typedText } from '../../../src/simulator/tty/code-table.ts';
import { toMulaw } from '../../../src/simulator/tty/impair.ts';
import { mulawSample, toMulawByte } from '../../../src/simulator/tty/mulaw.ts';
import { TestReceiver } from '../../../src/simulator/tty/test-receiver.ts';
import { sendByTestTty, type TestSenderOptions } from '../../../src/simulator/tty/test-sender.ts';

const vectors = join(import.meta.dirname, '../../relay/baudot/vectors');
const TEXT = `THE QUICK BROWN FOX JUMPS OVER A LAZY DOG. 0123456789 $125.40 DUE 6/3, OK? (Q) "A;B" GA`;

function read(audio: Uint8Array, chunkBytes = 160): string {
  const receiver = new TestReceiver();
  let text = '';
  for (let at = 0; at < audio.length; at += chunkBytes) {
    text += receiver.push(audio.subarray(at, at + chunkBytes));
  }
  return text;
}

describe('the test receiver reads the test sender', () => {
  const senders: readonly (readonly [string, TestSenderOptions])[] = [
    ['as it is', {}],
    ['at -30 dBm0', { levelDbm0: -30 }],
    ['at 0 dBm0', { levelDbm0: 0 }],
    ['with 1.5 stop bits', { stopBits: 1.5 }],
    ['with a silence before each character', { gapMilliseconds: (at) => 20 + (at % 7) * 60 }],
    ['shifting only where it must', { shifts: 'asNeeded' }],
    ['a little fast', { speed: 1.02 }],
  ];
  it.each(senders)('%s', (_, options) => {
    expect(read(toMulaw(sendByTestTty(TEXT, options)))).toBe(TEXT);
  });

  it('with line breaks, and one text after another', () => {
    const audio = toMulaw(sendByTestTty('BILL 7\r\n$1.20 GA'));
    expect(read(new Uint8Array([...audio, ...audio]))).toBe('BILL 7\r\n$1.20 GABILL 7\r\n$1.20 GA');
  });

  it.each([1, 7, 333, 100_000])('in pieces of %i bytes', (chunkBytes) => {
    expect(read(toMulaw(sendByTestTty(TEXT)), chunkBytes)).toBe(TEXT);
  });
});

describe('the test receiver', () => {
  it("reads another maker's modem", () => {
    const text = readFileSync(join(vectors, 'vector-1.txt'), 'utf8').trim();
    const heard = read(readFileSync(join(vectors, 'vector-1-clean.ulaw'))).trim();
    // From here on that sender leaves out its shifts, and this receiver reads what was sent.
    const shifted = text.indexOf('6336');
    expect(shifted).toBeGreaterThan(100);
    expect(heard.slice(0, shifted)).toBe(text.slice(0, shifted));
    expect(heard).toHaveLength(text.length);
  });

  it('knows when nobody is typing', () => {
    const receiver = new TestReceiver();
    expect(receiver.isIdle).toBe(true);
    receiver.push(toMulaw(sendByTestTty('HELLO')));
    expect(receiver.isIdle).toBe(false);
    receiver.push(new Uint8Array(2600).fill(0xff));
    expect(receiver.isIdle).toBe(true);
  });
});

it('every µ-law byte but the second zero is its own sample again', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x7f);
  expect(bytes.map((byte) => toMulawByte(mulawSample[byte] ?? 0))).toEqual(bytes);
});

it('a TTY types capitals, and refuses what it lacks', () => {
  expect(typedText("don't pay $5 ga")).toBe("DON'T PAY $5 GA");
  expect(['ñ', 'A#', '*', '', 'a_b'].map(typedText)).toEqual([null, null, null, null, null]);
});
