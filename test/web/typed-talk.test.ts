import { describe, expect, it } from 'vitest';
import { nothingTold, typedNews } from '../../src/web/call/typed-news.ts';
import {
  addTold,
  addTyped,
  noTalk,
  sentAndUnsent,
  type TypedTalk,
  typingTurn,
} from '../../src/web/call/typed-talk.ts';

describe('what two text telephones type', () => {
  it('is put together from the words the carrier tells of', () => {
    const talk = line(line(line(noTalk, 'GOLDEN VALLEY'), 'PAY LINE. '), 'TYPE ID GA');
    expect(texts(talk)).toEqual(['far: GOLDEN VALLEY PAY LINE. TYPE ID GA']);
  });

  it('begins a new message after GA, and when the other side types', () => {
    const talk = line(line(addTyped(line(noTalk, 'TYPE ID GA'), '900000017 GA'), 'OK'), 'HD');
    expect(texts(talk)).toEqual(['far: TYPE ID GA', 'caller: 900000017 GA', 'far: OK HD']);
    expect(texts(line(line(noTalk, 'ID GA'), 'STILL THERE Q GA'))).toHaveLength(2);
  });

  it('shows the caller’s own typing once, though the carrier tells it back', () => {
    const typed = addTyped(noTalk, 'HELLO THERE GA');
    const half = addTold(typed, 'caller', 'HELLO');
    const whole = addTold(half, 'caller', 'THERE GA');
    expect(texts(whole)).toEqual(['caller: HELLO THERE GA']);
    expect([typed, half, whole].map((talk) => talk.unsentCharacters)).toEqual([12, 7, 0]);
  });

  it('includes typing of the caller that was not done here', () => {
    expect(texts(addTold(noTalk, 'caller', 'HELLO GA'))).toEqual(['caller: HELLO GA']);
  });

  it('keeps no card number, not even one that comes in pieces', () => {
    const pieces = ['4111', '1111', '1111', '1111'];
    const typed = pieces.reduce(addTyped, noTalk);
    const told = pieces.reduce((talk, piece) => line(talk, piece), noTalk);
    expect(texts(typed)).toEqual(['caller: •••• •••• •••• ••••']);
    expect(texts(told)).toEqual(['far: •••• •••• •••• ••••']);
  });

  it('tells what has gone over the line from what has not', () => {
    expect(sentAndUnsent('900000017 GA', 7)).toEqual(['9000', '00017 GA']);
    expect(sentAndUnsent('GA', 0)).toEqual(['GA', '']);
    expect(sentAndUnsent('GA', 9)).toEqual(['', 'GA']);
  });
});

describe('the turn', () => {
  it.each([
    ['is nobody’s before anybody typed', noTalk, 'first'],
    ['is the caller’s after GA', line(noTalk, 'TYPE ID GA'), 'caller'],
    ['is the line’s until GA', line(noTalk, 'HD PLS TRANSFERRING'), 'far'],
    ['is taken while typing goes over the line', addTyped(noTalk, 'HELLO GA'), 'sending'],
    ['stays the caller’s without GA', sent('90000'), 'caller'],
    ['goes to the line with GA', sent('HELLO GA'), 'far'],
    ['ends with SK of the line', line(noTalk, 'BYE SKSK'), 'over'],
  ] as const)('%s', (_, talk, turn) => expect(typingTurn(talk)).toBe(turn));

  it('is not given by a word that only ends in GA or SK', () => {
    expect(typingTurn(line(noTalk, 'WELCOME TO OMEGA'))).toBe('far');
    expect(typingTurn(line(noTalk, 'DIAL 711 AND ASK'))).toBe('far');
  });
});

describe('a screen reader', () => {
  it('is told whole messages, once, and never the caller’s own', () => {
    const begun = line(noTalk, 'TYPE MEMBER').messages;
    expect(typedNews(begun, nothingTold, false).words).toBe('');
    const asked = line(line(noTalk, 'TYPE MEMBER'), 'ID GA');
    const first = typedNews(asked.messages, nothingTold, false);
    expect(first.words).toBe('TYPE MEMBER ID GA');
    const answered = line(addTyped(asked, '900000017 GA'), 'U TYPED 900 000 017 GA');
    const second = typedNews(answered.messages, first.mark, false);
    expect(second.words).toBe('U TYPED 900 000 017 GA');
    expect(typedNews(answered.messages, second.mark, true).words).toBe('');
  });

  it('is told the rest of a message that fell silent in the middle', () => {
    const begun = line(noTalk, 'HD PLS');
    const first = typedNews(begun.messages, nothingTold, true);
    expect(first.words).toBe('HD PLS');
    expect(typedNews(line(begun, 'THX GA').messages, first.mark, false).words).toBe('THX GA');
  });

  it('begins anew with a new call', () => {
    const old = typedNews(line(line(noTalk, 'A GA'), 'B GA').messages, nothingTold, false);
    expect(typedNews(line(noTalk, 'C GA').messages, old.mark, false).words).toBe('C GA');
  });

  it('hears how many digits are hidden', () => {
    const talk = line(noTalk, 'DO NOT TYPE 4111111111111111 GA');
    const { words } = typedNews(talk.messages, nothingTold, false);
    expect(words).toBe('DO NOT TYPE 16 hidden digits GA');
  });
});

function line(talk: TypedTalk, text: string): TypedTalk {
  return addTold(talk, 'far', text);
}

/** Typed here, and gone over the line. */
function sent(text: string): TypedTalk {
  return addTold(addTyped(noTalk, text), 'caller', text);
}

function texts(talk: TypedTalk): string[] {
  return talk.messages.map(({ by, text }) => `${by}: ${text}`);
}
