import { describe, expect, it } from 'vitest';
import type { PhoneSetup } from '../../src/simulator/contract.ts';
import {
  type CallerChoice,
  callerNumber,
  cardForEye,
  dateForEye,
  firstCaller,
  numberForEye,
} from '../../src/web/callers.ts';
import { createPreferences } from '../../src/web/preferences.ts';
import type { KeyValueStorage } from '../../src/web-shared/kept-store.ts';

const setup: PhoneSetup = {
  planName: 'Golden Valley Health Plan',
  lineNumber: '+18005550100',
  callers: [{ label: 'Ana Reyes', number: '+14155550117' }],
  cards: [],
};

describe('who is calling', () => {
  it.each<[string, Partial<CallerChoice>, string | null]>([
    ['a demo member by their number', { kind: 'demo', place: 0 }, '+14155550117'],
    ['nobody when the member is not in the setup', { kind: 'demo', place: 7 }, null],
    ['a withheld number as nothing', { kind: 'withheld' }, ''],
    [
      'a typed number without its ornaments',
      { kind: 'number', number: '+1 (415) 555-0199' },
      '+14155550199',
    ],
    ['nobody while the number is too short', { kind: 'number', number: '+1 41' }, null],
    ['nobody without a country code', { kind: 'number', number: '4155550199' }, null],
    ['nobody with more than 15 digits', { kind: 'number', number: '+1234567890123456' }, null],
  ])('%s', (_, choice, number) => {
    expect(callerNumber({ ...firstCaller, ...choice }, setup)).toBe(number);
  });

  it('is nobody before the carrier has told its callers', () => {
    expect(callerNumber(firstCaller, null)).toBeNull();
  });
});

describe('for the eye', () => {
  it.each([
    [numberForEye, '+18005550100', '+1 800 555 0100'],
    [numberForEye, '+442079460000', '+442079460000'],
    [dateForEye, '1958-01-02', 'January 2, 1958'],
    [dateForEye, '01021958', '01021958'],
    [cardForEye, '4111111111111111', '4111 1111 1111 1111'],
    [cardForEye, '378282246310005', '3782 822463 10005'],
  ])('%o writes %s as %s', (write, plain, shown) => expect(write(plain)).toBe(shown));
});

describe('preferences', () => {
  it('are kept, and read back by the next page', () => {
    const storage = createStorage();
    createPreferences(() => storage).change({ muted: true, speed: 1.5 });
    expect(createPreferences(() => storage).get()).toMatchObject({ muted: true, speed: 1.5 });
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['a speed out of bounds', '{"speed":90}'],
    ['a value of the wrong kind', '{"muted":"yes","speed":"fast"}'],
    ['null', 'null'],
  ])('survive %s in the storage', (_, kept) => {
    const { muted, speed } = createPreferences(() => createStorage(kept)).get();
    expect(muted).toBe(false);
    expect(speed === 1 || speed === 2).toBe(true);
  });

  it('work in a browser that forbids storage', () => {
    const preferences = createPreferences(() => {
      throw new Error('SecurityError');
    });
    preferences.change({ captionsOnly: true });
    expect(preferences.get().captionsOnly).toBe(true);
  });
});

function createStorage(initial: string | null = null): KeyValueStorage {
  let kept = initial;
  return {
    getItem: () => kept,
    setItem: (_, value) => {
      kept = value;
    },
  };
}
