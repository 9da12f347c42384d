import { describe, expect, it } from 'vitest';
import { birthDateKeys, keysIn, typeKeys } from '../../src/web/call/typing.ts';
import { tonePair } from '../../src/web/sound/tone-pairs.ts';

describe('keys typed by the page', () => {
  it('are pressed one by one, 150 ms apart', async () => {
    const hands = createHands();
    await typeKeys({ keys: '917#', closeWithPound: false }, hands, never());
    expect(hands.log).toEqual(['9', 150, '1', 150, '7', 150, '#']);
  });

  it('close with # after a breath when the line still waits', async () => {
    const hands = createHands();
    await typeKeys({ keys: '94', closeWithPound: true }, hands, never());
    expect(hands.log).toEqual(['9', 150, '4', 400, '#']);
  });

  it('do not close with # when the line took the digits by itself', async () => {
    const hands = createHands({ takesAfter: 2 });
    await typeKeys({ keys: '94', closeWithPound: true }, hands, never());
    expect(hands.log).toEqual(['9', 150, '4', 400]);
  });

  it('stop when the caller hangs up', async () => {
    const stop = new AbortController();
    const hands = createHands({ onPress: (count) => count === 2 && stop.abort() });
    await typeKeys({ keys: '12345', closeWithPound: true }, hands, stop.signal);
    expect(hands.log.filter((entry) => typeof entry === 'string')).toEqual(['1', '2']);
  });

  it.each([
    ['9000 00017#', '900000017#'],
    ['4111-1111-1111-1111', '4111111111111111'],
    ['call me: *9', '*9'],
    ['１２３', ''],
  ])('of the pasted text %s are %s', (text, keys) => expect(keysIn(text)).toBe(keys));

  it.each([
    ['1958-01-02', '01021958'],
    ['01/02/1958', '01021958'],
  ])('of the birth date %s are %s', (date, keys) => expect(birthDateKeys(date)).toBe(keys));
});

describe('touch tones', () => {
  it.each([
    ['1', 697, 1209],
    ['5', 770, 1336],
    ['9', 852, 1477],
    ['*', 941, 1209],
    ['0', 941, 1336],
    ['#', 941, 1477],
  ])('%s sounds %d and %d Hz', (key, low, high) => expect(tonePair(key)).toEqual([low, high]));

  it.each(['A', '', '12'])('nothing for %j', (key) => expect(tonePair(key)).toBeNull());
});

function createHands(options: { takesAfter?: number; onPress?: (count: number) => void } = {}) {
  const log: (string | number)[] = [];
  let pressed = 0;
  return {
    log,
    press(key: string) {
      pressed += 1;
      log.push(key);
      options.onPress?.(pressed);
    },
    async wait(milliseconds: number) {
      log.push(milliseconds);
    },
    entriesTaken: () => (pressed >= (options.takesAfter ?? Number.POSITIVE_INFINITY) ? 1 : 0),
  };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
