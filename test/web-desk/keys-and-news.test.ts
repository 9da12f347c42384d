import { describe, expect, it } from 'vitest';
import { commandOf, shortcuts } from '../../src/web-desk/keys/shortcuts.ts';
import { createPreferences } from '../../src/web-desk/preferences.ts';
import { callNews, offerNews } from '../../src/web-desk/words/news.ts';
import { conversation, idle, NOW, offer, payment, unknownBrief } from '../browser/desk-sample.ts';

describe('a key', () => {
  const press = { key: 'a', isRepeat: false, hasModifier: false, isTyping: false };

  it('does one thing, in both cases', () => {
    expect(commandOf(press)).toBe('accept');
    expect(commandOf({ ...press, key: 'A' })).toBe('accept');
    expect(commandOf({ ...press, key: '?' })).toBe('help');
    expect(commandOf({ ...press, key: 'Enter' })).toBe(null);
    expect(new Set(shortcuts.map(({ key }) => key)).size).toBe(shortcuts.length);
  });

  it.each(['isRepeat', 'hasModifier', 'isTyping'] as const)('means itself when %s', (how) => {
    expect(commandOf({ ...press, [how]: true })).toBe(null);
  });
});

describe('preferences', () => {
  it('are kept, and the usual ones stand in for what cannot be read', () => {
    const kept = new Map<string, string>();
    const storage = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    createPreferences(storage).change({ rings: false });
    expect(createPreferences(storage).get()).toEqual({
      rings: false,
      hasShortcuts: true,
      isPhoneHere: false,
    });
    kept.set('payline.desk', '{"rings":"loud"');
    expect(createPreferences(storage).get()).toEqual({
      rings: true,
      hasShortcuts: true,
      isPhoneHere: false,
    });
  });
});

describe('for an ear', () => {
  const talking = { ...idle, conversation };

  it('an offer says who, how they talk and what must not be done', () => {
    const brief = { ...unknownBrief, channel: 'relay' } as const;
    expect(offerNews({ ...offer, brief })).toBe(
      'Incoming call. Rosa Delgado. ID and birth date proved. Relay call. ' +
        'Do not take another payment. Press A to accept, D to decline.',
    );
  });

  it('nothing is said where nothing changed', () => {
    expect(callNews(idle, { ...idle, sequence: 2 })).toBe('');
    expect(callNews(talking, { ...talking, sequence: 2 })).toBe('');
  });

  it('an offer that went away is told, one that was taken is a connection', () => {
    expect(callNews({ ...idle, offer }, idle)).toBe('The offered call is no longer yours.');
    expect(callNews({ ...idle, offer }, talking)).toBe('You are connected to Rosa Delgado.');
  });

  it('holding, muting and the end of the call are told', () => {
    const legs = conversation.legs.map((leg) =>
      leg.kind === 'member' ? { ...leg, isOnHold: true } : { ...leg, isMuted: true },
    );
    const held = { ...idle, conversation: { ...conversation, legs } };
    expect(callNews(talking, held)).toBe('The caller is on hold. Dana Whitfield is muted.');
    expect(callNews(held, talking)).toBe('The caller is off hold. Dana Whitfield is heard again.');
    const over = { ...idle, conversation: { ...conversation, endedAtMilliseconds: NOW } };
    expect(callNews(talking, over)).toBe('The call is over. The wrap-up is left.');
  });

  it('a field is told when it came out, not while it is keyed', () => {
    const at = (state: Parameters<typeof payment>[0], okCount: number) => ({
      ...idle,
      conversation: { ...conversation, payment: payment(state, okCount) },
    });
    expect(callNews(at('collecting', 0), at('collecting', 1))).toBe(
      'Card number: OK, Visa ending 1111.',
    );
    expect(callNews(at('collecting', 4), at('ready', 4))).toMatch(/read the sentence aloud/);
    expect(callNews(at('charging', 4), at('paid', 4))).toBe('Payment: Paid $124.50');
    expect(callNews(at('paid', 4), at('paid', 4))).toBe('');
  });
});
