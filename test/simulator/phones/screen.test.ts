import { describe, expect, test } from 'vitest';
import { maskCardNumbers, maskUrl, printable } from '../../../src/simulator/phone/mask.ts';
import { ColourScreen, PlainScreen } from '../../../src/simulator/phone/screen.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { CapturedOutput } from './output.ts';

const never = new AbortController().signal;
const SENTENCE = 'one two three four five six seven eight nine ten eleven twelve thirteen';

function colour() {
  const output = new CapturedOutput(true);
  const clock = new VirtualClock(0);
  return { output, clock, screen: new ColourScreen(output, { clock, millisecondsPerWord: 100 }) };
}

describe('a terminal with colours', () => {
  test('speech appears at reading pace and wraps between words under itself', async () => {
    const { screen, output, clock } = colour();
    await screen.speak(SENTENCE, never);
    expect(clock.now()).toBe(1300);
    expect(output.lines).toEqual([
      'Line: one two three four five six seven eight nine ten',
      '      eleven twelve thirteen',
    ]);
  });

  test('a key interrupts: the rest is not shown', async () => {
    const { screen, output, clock } = colour();
    const key = new AbortController();
    const speaking = screen.speak(SENTENCE, key.signal);
    await clock.sleep(150);
    screen.keys('1');
    key.abort();
    await speaking;
    screen.tell('next', 'plain');
    expect(output.text).toBe('Line: one two…\n\x1b[36mYou:  1\x1b[0m\nnext\n');
  });

  test('a key that nobody listens for does not silence the line', async () => {
    const { screen, output, clock } = colour();
    const speaking = screen.speak('one two three', never);
    await clock.sleep(150);
    screen.keys('1');
    await speaking;
    expect(output.text).toBe('Line: one two…\n\x1b[36mYou:  1\x1b[0m\nLine: …three\n');
  });
});

test('plain lines come whole, and the keys of a card typed too early are masked', async () => {
  const output = new CapturedOutput();
  const screen = new PlainScreen(output, { clock: new VirtualClock(0), millisecondsPerWord: 0 });
  await screen.speak('Hello there.', never);
  for (const key of '4111111111111111#') screen.keys(key);
  screen.tell('done', 'quiet');
  expect(output.lines).toEqual(['Line: Hello there.', 'You press xxxxxxxxxxxx1111#', 'done']);
});

describe('what may be shown', () => {
  test.each([
    ['card 4111 1111 1111 1111.', 'card xxxxxxxxxxxx1111.'],
    ['4111-1111-1111-1112', '4111-1111-1111-1112'],
    ['member 900000017 born 03141985', 'member 900000017 born 03141985'],
    ['CA4111111111111111abcdef', 'CA4111111111111111abcdef'],
  ])('card numbers in %j', (text, shown) => {
    expect(maskCardNumbers(text)).toBe(shown);
  });

  test.each([
    ['https://user:secret@example.com/a', 'https://user:xxx@example.com/a'],
    ['http://h/id?Digits=4111111111111111', 'http://h/id?Digits=xxxxxxxxxxxx1111'],
    ['not a url', 'not a url'],
  ])('URL %j', (url, shown) => {
    expect(maskUrl(url)).toBe(shown);
  });

  test('control characters and line ends become one space', () => {
    expect(printable(' a\x1b[2J\r\n b\u202e ')).toBe('a [2J b');
  });
});
