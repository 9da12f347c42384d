import { describe, expect, it } from 'vitest';
import {
  callerName,
  languageWords,
  numberWords,
  reasonWords,
} from '../../src/web-desk/words/caller.ts';
import { cardProblem } from '../../src/web-desk/words/card-problem.ts';
import { clock, dateWords, durationWords, whenWords } from '../../src/web-desk/words/durations.ts';
import { isMine, legWords } from '../../src/web-desk/words/legs.ts';
import { formatCents, parseDollars } from '../../src/web-desk/words/money.ts';
import {
  amountProblem,
  endingWords,
  fieldStateWords,
  unknownReference,
  whyNoPayment,
} from '../../src/web-desk/words/payment.ts';
import { whyNotReady } from '../../src/web-desk/words/presence.ts';
import { brief, conversation, idle, NOW, payment, unknownBrief } from '../browser/desk-sample.ts';

describe('money', () => {
  it.each([
    ['124.50', 12450],
    ['$1,245', 124500],
    ['0.07', 7],
    ['19.9', 1990],
    [' 8 ', 800],
    ['1.005', null],
    ['12,50', null],
    ['-5', null],
    ['1e3', null],
    ['', null],
  ])('typed as %j is %j cents', (text, cents) => {
    expect(parseDollars(text)).toBe(cents);
  });

  it('is shown in dollars', () => {
    expect(formatCents(124500)).toBe('$1,245.00');
  });

  it.each([
    [null, /Type the amount in dollars/],
    [0, /above zero/],
    [12451, /The balance is \$124\.50/],
    [12450, null],
    [1, null],
  ])('of %j cents against a balance of $124.50', (cents, problem) => {
    const [bill] = brief.bills;
    if (!bill) throw new Error('The sample has no bill.');
    const words = amountProblem(cents, bill);
    if (problem === null) expect(words).toBe(null);
    else expect(words).toMatch(problem);
  });
});

describe('times', () => {
  it.each([
    [0, '0:00', '0 seconds'],
    [1, '0:01', '1 second'],
    [59.9, '0:59', '59 seconds'],
    [250, '4:10', '4 minutes'],
    [3_660, '1:01:00', '1 hour 1 minute'],
    [-3, '0:00', '0 seconds'],
  ])('of %d seconds', (seconds, running, words) => {
    expect([clock(seconds), durationWords(seconds)]).toEqual([running, words]);
  });

  it('are of today, or told with their day', () => {
    expect(whenWords(NOW, NOW + 60_000)).not.toMatch(/Nov/);
    expect(whenWords(NOW - 3 * 86_400_000, NOW)).toMatch(/^Sat, Nov 21, /);
  });

  it('keep a calendar date where it is, whatever the time zone', () => {
    expect(dateWords('2026-12-01')).toBe('Dec 1, 2026');
  });
});

describe('the caller', () => {
  it.each([
    ['tooManyTries', 'Too many wrong tries'],
    ['somethingNew', 'Something new'],
  ])('came for %s', (reason, words) => expect(reasonWords(reason)).toBe(words));

  it.each([
    ['es-US', 'Spanish'],
    ['other', 'Another language: call an interpreter'],
    ['?', '?'],
  ])('speaks %s', (language, words) => expect(languageWords(language)).toBe(words));

  it('is named only when identified', () => {
    expect(callerName({ ...brief, memberName: null })).toBe('Caller, not identified');
    expect(numberWords('+14155550117')).toBe('+1 415 555 0117');
    expect(numberWords(null)).toBe('Number withheld');
  });
});

describe('a payment', () => {
  it.each([
    ['ok', 'ending 1111', 'OK, ending 1111'],
    ['ok', 'ok', 'OK'],
    ['error', 'expired card', 'Wrong: expired card'],
    ['error', null, 'Wrong: it was not understood'],
    ['keying', null, 'Being keyed'],
  ] as const)('has a field that is %s (%s)', (state, detail, words) => {
    expect(fieldStateWords(state, detail)).toBe(words);
  });

  it.each(['starting', 'collecting', 'ready', 'charging'] as const)('goes on while %s', (state) => {
    expect(endingWords(payment(state, 1))).toBe(null);
  });

  it('has ended in words', () => {
    expect(endingWords(payment('paid', 4))).toBe('Paid $124.50');
    expect(endingWords(payment('declined', 4))).toBe('Declined. The bank declined the card.');
  });

  it.each([
    ['nothing is in the way', conversation, null],
    ['the call is over', { ...conversation, endedAtMilliseconds: NOW }, /over/],
    ['the caller is at the keypad', { ...conversation, isAtKeypad: true }, /keypad/],
    ['an earlier one is unknown', { ...conversation, brief: unknownBrief }, /twice/],
    ['this one is unknown', { ...conversation, payment: payment('unknown', 4) }, /twice/],
    ['there is no bill', { ...conversation, brief: { ...brief, bills: [] } }, /No bill/],
  ])('when %s', (_when, call, reason) => {
    const why = whyNoPayment(call);
    if (reason === null) expect(why).toBe(null);
    else expect(why).toMatch(reason);
  });

  it('that is unknown is named by its reference, this one before an earlier one', () => {
    const earlier = { ...conversation, brief: unknownBrief };
    expect(unknownReference(earlier)).toBe('PL9X3C1V');
    expect(unknownReference({ ...earlier, payment: payment('unknown', 4) })).toBe('PL5T9W3B');
    expect(unknownReference(conversation)).toBe(null);
  });
});

describe('what is written down', () => {
  it.each(['4111 1111 1111 1111', 'card 4111-1111-1111-1111 exp', '378282246310005'])(
    'holds no card number: %s',
    (text) => expect(cardProblem(text)).toMatch(/card number/),
  );

  it.each(['Call +1 415 555 0117', 'bill 4471, $124.50', 'M900000017'])('may be: %s', (text) =>
    expect(cardProblem(text)).toBe(null),
  );
});

it('one who wraps up, talks or is offered a call cannot be ready', () => {
  expect(['ready', 'away', 'offline'].map((state) => whyNotReady(state as 'ready'))).toEqual([
    null,
    null,
    null,
  ]);
  expect(whyNotReady('wrapUp')).toMatch(/wrap-up/);
});

it('a supervisor in the call is told with what they do', () => {
  const [leg] = conversation.legs;
  if (!leg) throw new Error('The sample has no leg.');
  const whispering = { ...leg, kind: 'supervisor', name: 'Ana', mode: 'whisper' } as const;
  expect(legWords(whispering)).toBe('Supervisor, whispers to you');
  expect(conversation.legs.map((one) => isMine(one, idle.me))).toEqual([false, true]);
});
