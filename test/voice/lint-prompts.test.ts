import { describe, expect, it } from 'vitest';
import { lintPrompts, type PromptRule } from '../../src/voice/lint-prompts.ts';

const voice = { locale: 'en-US', channel: 'voice' } as const;
const relay = { locale: 'en-US', channel: 'relay' } as const;
const rulesBroken = (message: string, options: Parameters<typeof lintPrompts>[1]) =>
  lintPrompts({ 'pay.say': message }, options).map((problem) => problem.rule);

/** Long words of one syllable: long, and yet no burden to read. */
const long = (characters: number, words: string) => words.repeat(characters / words.length + 1);

describe('what a voice prompt may not be', () => {
  it.each<[PromptRule, string]>([
    ['icu', 'You owe {balanceCents.'],
    ['icu', 'You owe {balance, number}.'],
    [
      'tooManyCases',
      '{tries, plural, =0 {} =3 {} =4 {} =5 {} other {}}'.concat(
        ...['aCount', 'bCount', 'cCount', 'dCount'].map(
          (name) => `{${name}, plural, =5 {} other {}}`,
        ),
        ...['a', 'b', 'c'].map((name) => `{${name}, select, x {} y {} other {}}`),
      ),
    ],
    ['messageLength', long(400, 'Strengths stretched. ').trimEnd()],
    ['menuItemLength', `To ${long(110, 'stretched ')}pay, press 1.`],
    [
      'readingGrade',
      'Confirmation of remuneration necessitates additional identification by an organization.',
    ],
    [
      'readingGrade',
      '{kind, select, a {Hello.} other {If you do not agree with what the hospital charged after your emergency visit, then a person can explain the calculation.}}',
    ],
    ['lengthOfKind', `Enter it. ${'So do we. '.repeat(15)}Then press pound.`],
    ['lengthOfKind', `${'So do we. '.repeat(18)}To pay, press 1.`],
    ['lengthOfKind', 'So do we. '.repeat(21).trimEnd()],
    ['keyBeforeChoice', 'Press 1 to pay.'],
    ['keyBeforeChoice', 'To pay, press 1. For your bills, stay here, or press zero for a person.'],
    ['keyBeforeChoice', 'Press the star key to hear it again.'],
    ['keyBeforeChoice', 'Press {number} to pay it.'],
    ['wording', 'Click 1.'],
    ['wording', 'Please wait.'],
    ['wording', 'Invalid entry.'],
    ['wording', 'Your call is important to us.'],
    ['wording', '{tries, plural, =0 {Hello.} other {Sorry for the inconvenience.}}'],
    ['symbol', 'You owe $5.'],
    ['symbol', 'Press #.'],
    ['symbol', 'Name and/or number.'],
    ['largeNumber', 'Call 18005550100.'],
    ['largeNumber', 'You owe 4,000 dollars.'],
    ['largeNumber', 'You owe 4.50.'],
    ['webAddress', 'Visit goldenvalley.com.'],
    ['emoji', 'Thank you 😀.'],
    ['capitals', 'Enter it as MMDDYYYY.'],
    ['spacing', 'Hello .'],
    ['spacing', 'Hello.\nGoodbye.'],
    ['sentenceEnd', 'Goodbye'],
    ['sentenceEnd', 'To pay, press {number}'],
    ['sentenceEnd', '{tries, plural, =0 {Hello.} other {Hello}}'],
  ])('%s: %s', (rule, message) => {
    expect(rulesBroken(message, voice)).toEqual([rule]);
  });

  it('is said with the words at fault and the remedy', () => {
    expect(lintPrompts({ 'pay.menu': 'Press 1 to pay.', 'pay.bye': 'Goodbye.' }, voice)).toEqual([
      {
        key: 'pay.menu',
        rule: 'keyBeforeChoice',
        detail: '"Press 1 to": say what it does first, the key last',
      },
    ]);
  });
});

it.each([
  'To pay, press 1. For a person, press 0.',
  'Enter your {memberIdCount} digit member ID, then press pound.',
  'For January 2, 1958, you would enter 0 1 0 2 1 9 5 8. Enter your birth date.',
  'Your ZIP code has 5 digits. Is {heardDigits} right?',
  'Confirmation unavailable.',
  '{amountCents}, American Express ending {lastFourDigits}. The number is {confirmationDigits}.',
  '{balanceCents}, due {dueDate}. To pay it, press {number}.',
  '{pastDue, select, yes {It is past due.} other {}}',
  '{tries, plural, =0 {} other {Once more.}} To hear it again, press star.',
])('a good voice prompt: %s', (message) => {
  expect(rulesBroken(message, voice)).toEqual([]);
});

describe('what a relay prompt may not be', () => {
  it.each<[PromptRule, string]>([
    ['sentenceLength', 'This is one sentence that has thirteen words in it, one too many.'],
    ['oneQuestion', 'Is it yours? Do you want to pay?'],
    ['notForRelay', 'To pay, press 1 now.'],
    ['notForRelay', 'To hear it again, press star.'],
    ['keyBeforeChoice', 'Press 1 to pay.'],
  ])('%s: %s', (rule, message) => {
    expect(rulesBroken(message, relay)).toEqual([rule]);
  });

  it('counts an argument as one word: operators type it as a number', () => {
    const message =
      'Pay {balanceCents} by {dueDate} with {brand} ending {lastFourDigits}: press 1.';
    expect(rulesBroken(message, relay)).toEqual([]);
  });
});

describe('what a TTY cannot show', () => {
  const onTty = (key: string, message: string, locale: 'en-US' | 'es-US' = 'en-US') =>
    lintPrompts({ [key]: message }, { locale, channel: 'tty' }).map(({ rule }) => rule);

  it.each<[PromptRule, string]>([
    ['ttyLength', 'THIS IS ONE MESSAGE OF SIXTY-ONE CHARACTERS, SO ONE TOO MANY.'],
    ['ttyLength', 'A TTY TAKES TEN SECONDS FOR SIXTY. TWO SENTENCES TAKE LONGER.'],
    ['ttyLength', 'PAY {aCents} OR {bCents} OR {cCents} OR {dCents} OR {eCents}'],
    ['ttyCharacter', 'KEY IT THEN #'],
    ['ttyCharacter', 'STAR IS *'],
    ['ttyCharacter', 'A & B'],
    ['ttyCharacter', 'TYPE “1”'],
    ['ttyCharacter', '50% OFF'],
    ['ttyTurn', 'TYPE MEMBER ID GA'],
    ['oneQuestion', 'IS IT URS Q WHICH ONE Q'],
    ['oneQuestion', 'IS IT URS? WHICH ONE Q'],
    ['notForTty', 'PRESS 1.'],
    ['notForTty', 'I DID NOT HEAR U.'],
    ['icu', 'PAY {balanceCents'],
  ])('%s: %s', (rule, message) => {
    expect(onTty('menu.say', message)).toEqual([rule]);
  });

  it.each([
    'HEALTH PLAN PAY LINE. TYPE MEMBER ID',
    'THIS MESSAGE HAS EXACTLY SIXTY CHARACTERS, NOT ONE TOO MANY.',
    'MED BILL {balanceCents} DUE {dueDate}. TYPE 1 PAY 2 NEXT',
    'Nothing is due.',
  ])('but can show: %s', (message) => {
    expect(onTty('menu.say', message)).toEqual([]);
  });

  it('counts sentence by sentence what a caller must be told in full', () => {
    const terms = 'U AUTHORIZE THIS AS THE ACCT HOLDER. '.repeat(4).trim();
    expect(onTty('bank.terms', terms)).toEqual([]);
    expect(onTty('bank.tender', terms)).toEqual(['ttyLength']);
    expect(onTty('bank.terms', 'AND '.repeat(16))).toEqual(['ttyLength']);
  });

  it('holds the session’s own words to it on every channel, and lets them say GA', () => {
    expect(rulesBrokenIn('tty.query', 'TTY USERS TYPE GA')).toEqual([]);
    expect(rulesBrokenIn('tty.hold', 'OK. PRESS GA')).toEqual(['notForTty']);
    expect(rulesBrokenIn('tty.retype', 'OK TYPE IT AGAIN GA')).toEqual(['ttyTurn']);
  });

  it('knows Spanish, whose accents and opening marks may go', () => {
    expect(onTty('menu.say', '¿CUÁNDO? ESCRIBA 1 MAÑANA', 'es-US')).toEqual([]);
    expect(onTty('menu.say', 'PARA OÍR, ESCRIBA 1', 'es-US')).toEqual(['notForTty']);
    expect(onTty('menu.say', 'OPRIMA 1', 'es-US')).toEqual(['notForTty']);
  });

  const rulesBrokenIn = (key: string, message: string) =>
    lintPrompts({ [key]: message }, voice).map(({ rule }) => rule);
});

it.each<[PromptRule, string]>([
  ['keyBeforeChoice', 'Oprima 1 para pagar.'],
  ['wording', 'Por favor espere.'],
  [
    'readingGrade',
    'Comunicaremos oportunamente las modificaciones correspondientes a las autorizaciones solicitadas.',
  ],
])('Spanish has its own words: %s: %s', (rule, message) => {
  expect(rulesBroken(message, { locale: 'es-US', channel: 'voice' })).toEqual([rule]);
  expect(rulesBroken('Para pagar, oprima 1.', { locale: 'es-US', channel: 'voice' })).toEqual([]);
});
