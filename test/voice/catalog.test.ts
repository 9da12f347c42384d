import { describe, expect, it } from 'vitest';
import { type Catalog, type CatalogOptions, createCatalog } from '../../src/voice/catalog.ts';
import { promptFolder } from './prompt-folders.ts';

const today = () => '2026-07-01';

function catalogOf(
  files: Parameters<typeof promptFolder>[0],
  options: Partial<CatalogOptions> = {},
): Catalog {
  return createCatalog({ folder: promptFolder(files), locale: 'en-US', today, ...options });
}

const oneMessage = (message: string) => catalogOf({ 'en-US/pay.json': { say: message } });

const problem = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

describe('what is said', () => {
  it.each<[string, string, Record<string, string | number>, string]>([
    [
      'words as they are',
      'Welcome to {planName}.',
      { planName: 'Golden Valley' },
      'Welcome to Golden Valley.',
    ],
    [
      'an amount',
      'You owe {balanceCents}.',
      { balanceCents: 12450 },
      'You owe 124 dollars and 50 cents.',
    ],
    ['a date this year', 'Due {dueDate}.', { dueDate: '2026-12-10' }, 'Due December 10.'],
    ['a date another year', 'Due {dueDate}.', { dueDate: '2027-01-10' }, 'Due January 10, 2027.'],
    ['a month', 'Premium for {forMonth}.', { forMonth: '2026-12-01' }, 'Premium for December.'],
    [
      'digits',
      'I heard {heardDigits}.',
      { heardDigits: '900000017' },
      'I heard 9 0 0, 0 0 0, 0 1 7.',
    ],
    [
      'a telephone number',
      'Call {officePhone}.',
      { officePhone: '+18005550142' },
      'Call 1, 8 0 0, 5 5 5, 0 1 4 2.',
    ],
    ['a bare count', 'Press {number}.', { number: 3 }, 'Press 3.'],
    ['a plural', '{billCount, plural, one {# bill} other {# bills}}.', { billCount: 1 }, '1 bill.'],
    [
      'a plural of many',
      '{billCount, plural, one {# bill} other {# bills}}.',
      { billCount: 12 },
      '12 bills.',
    ],
    [
      'an exact count',
      '{tries, plural, =0 {First} =1 {Again} other {Last}}.',
      { tries: 1 },
      'Again.',
    ],
    [
      'an ordinal',
      'Your {tries, selectordinal, one {#st} two {#nd} other {#th}} try.',
      { tries: 2 },
      'Your 2nd try.',
    ],
    [
      'a choice',
      'Your {kind, select, premium {premium} other {bill}}.',
      { kind: 'premium' },
      'Your premium.',
    ],
    [
      'a choice not named',
      'Your {kind, select, premium {premium} other {bill}}.',
      { kind: 'constructor' },
      'Your bill.',
    ],
    [
      'an empty case',
      '{pastDue, select, yes {It is late.} other {}} To  pay, press 1.',
      { pastDue: 'no' },
      'To pay, press 1.',
    ],
    ['an apostrophe', "That''s {planName}''s line.", { planName: 'Acme' }, "That's Acme's line."],
    ['a spare argument', 'Hello.', { balanceCents: -1 }, 'Hello.'],
  ])('%s', (_what, message, given, words) => {
    expect(oneMessage(message).say('pay.say', given)).toBe(words);
  });

  it('holds no control, format or unpaired surrogate characters', () => {
    const given = { holiday: 'New\u0000 Year\u202e\ud800\n' };
    expect(oneMessage('Closed for {holiday}.').say('pay.say', given)).toBe('Closed for New Year.');
  });

  it('follows the calendar while the line runs', () => {
    let date = '2026-12-31';
    const files = { 'en-US/pay.json': { due: 'Due {dueDate}.' } };
    const catalog = catalogOf(files, { today: () => date });
    const say = () => catalog.say('pay.due', { dueDate: '2027-01-02' });
    const before = say();
    date = '2027-01-01';
    expect([before, say()]).toEqual(['Due January 2, 2027.', 'Due January 2.']);
  });

  it('is Spanish in Spanish', () => {
    const files = { 'es-US/pay.json': { due: 'Debe {balanceCents} el {dueDate}.' } };
    const catalog = catalogOf(files, { locale: 'es-US' });
    const given = { balanceCents: 2100, dueDate: '2026-12-01' };
    expect(catalog.say('pay.due', given)).toBe('Debe veintiún dólares el primero de diciembre.');
  });
});

describe('what cannot be said', () => {
  it('names a key that does not exist', () => {
    const say = () => oneMessage('Hello.').say('pay.sing');
    expect(say).toThrow(problem('prompt.missing', /"pay\.sing" in en-US/));
  });

  it.each<[string, Record<string, string | number>]>([
    ['{planName}', {}],
    ['{toString}', {}],
    ['{planName}', { planName: 9 }],
    ['{balanceCents}', { balanceCents: '12450' }],
    ['{balanceCents}', { balanceCents: 124.5 }],
    ['{dueDate}', { dueDate: '2026-02-30' }],
    ['{dueDate}', { dueDate: 20260230 }],
    ['{heardDigits}', { heardDigits: 900000017 }],
    ['{heardDigits}', { heardDigits: '' }],
    ['{officePhone}', { officePhone: '(800) 555-0142' }],
    ['{billCount}', { billCount: '3' }],
    ['{billCount}', { billCount: 1000 }],
    ['{billCount}', { billCount: -1 }],
  ])('%s given %j', (message, given) => {
    const name = message.slice(1, -1);
    const say = () => oneMessage(`Now ${message}.`).say('pay.say', given);
    expect(say).toThrow(problem('prompt.badArgument', new RegExp(`"pay.say".*"${name}"`)));
  });

  it('is not repeated in the error', () => {
    const say = () => oneMessage('I heard {heardDigits}.').say('pay.say', { heardDigits: '4111.' });
    expect(say).toThrow(problem('prompt.badArgument', /^(?!.*4111)/s));
  });
});

describe('prompts that do not load', () => {
  it.each<[string, Record<string, unknown> | string, RegExp]>([
    ['broken JSON', '{', /pay\.json: not a flat map/],
    ['a list', '["Hello."]', /pay\.json: not a flat map/],
    ['nested keys', { menu: { first: 'Hello.' } }, /pay\.json: not a flat map.*menu/],
    ['a key with a dot', { 'a.b': 'Hello.' }, /pay\.json: not a flat map.*a\.b/],
    ['an empty message', { say: ' ' }, /pay\.json: pay\.say: it is empty/],
    ['an open brace', { say: 'You owe {balanceCents.' }, /pay\.say: it is not a well-formed ICU/],
    ['no other case', { say: '{kind, select, bill {bill}}' }, /pay\.say: it is not a well-formed/],
    ['a number format', { say: '{balance, number}' }, /pay\.say: \{balance\} is formatted by/],
    ['a date format', { say: '{due, date, long}' }, /pay\.say: \{due\} is formatted by/],
    ['a time format', { say: '{due, time}' }, /pay\.say: \{due\} is formatted by/],
    ['one deep inside', { say: '{kind, select, other {{x, number}}}' }, /\{x\} is formatted by/],
    ['markup', { say: '<b>Hello.</b>' }, /pay\.say: <b> is markup/],
    ['a plural over words', { say: '{kind, plural, other {#}}' }, /plural needs a count/],
    ['a choice by amount', { say: '{dueCents, select, other {}}' }, /select chooses by words/],
    ['an odd name', { say: '{Plan_name}' }, /\{Plan_name\} is not a name/],
  ])('%s', (_what, content, message) => {
    const load = () => catalogOf({ 'en-US/pay.json': content });
    expect(load).toThrow(problem('prompts.invalid', message));
  });

  it('are named all at once', () => {
    const load = () => catalogOf({ 'en-US/pay.json': { a: '{', b: '{' }, 'en-US/over.json': '' });
    expect(load).toThrow(problem('prompts.invalid', /over\.json.*\n.*pay\.a.*\n.*pay\.b/));
  });

  it('are missed when the folder has none', () => {
    expect(() => catalogOf({})).toThrow(problem('prompts.invalid', /en-US: there are no prompts/));
  });
});

describe('the relay overlay', () => {
  const base = { ask: 'To pay {balanceCents} by {dueDate}, press 1.', bye: 'Goodbye.' };
  const withOverlay = (overlay: Record<string, string>) =>
    catalogOf({ 'en-US/pay.json': base, 'relay/en-US/pay.json': overlay }, { overlay: 'relay' });

  it('replaces what it words and leaves the rest', () => {
    const catalog = withOverlay({ ask: 'Pay {balanceCents}: press 1.' });
    const given = { balanceCents: 100, dueDate: '2026-12-10' };
    expect(catalog.say('pay.ask', given)).toBe('Pay 1 dollar: press 1.');
    expect(catalog.say('pay.bye')).toBe('Goodbye.');
  });

  it('may turn a message with arguments into one without, and back', () => {
    expect(withOverlay({ ask: 'To pay, press 1.' }).say('pay.ask')).toBe('To pay, press 1.');
  });

  it('may be missing', () => {
    const catalog = catalogOf({ 'en-US/pay.json': base }, { overlay: 'relay' });
    expect(catalog.say('pay.bye')).toBe('Goodbye.');
  });

  it('may not have a key the base lacks', () => {
    const load = () => withOverlay({ hello: 'Hello.' });
    expect(load).toThrow(problem('prompts.invalid', /pay\.hello: the base has no such key/));
  });

  it('may not need what the base does not', () => {
    const load = () => withOverlay({ ask: 'Pay {paidCents}.' });
    expect(load).toThrow(problem('prompts.invalid', /\{paidCents\} is no argument of the base/));
  });

  it('is not used when not asked for', () => {
    const files = { 'en-US/pay.json': base, 'relay/en-US/pay.json': { bye: 'Bye.' } };
    expect(catalogOf(files).say('pay.bye')).toBe('Goodbye.');
  });
});

describe('the TTY overlay', () => {
  const base = { ask: 'To pay {balanceCents} by {dueDate}, press 1.', bye: 'Call {officePhone}.' };
  const catalog = () =>
    catalogOf(
      {
        'en-US/pay.json': { ...base, open: 'Open {officeHours}.' },
        'tty/en-US/pay.json': { ask: 'TYPE 1 PAY {balanceCents} DUE {dueDate}' },
      },
      { overlay: 'tty', hours: { hawaii: 'MON-FRI 8 AM-5 PM HST' } },
    );

  it('shows amounts and dates as a display does', () => {
    const given = { balanceCents: 12540, dueDate: '2026-06-03' };
    expect(catalog().say('pay.ask', given)).toBe('TYPE 1 PAY $125.40 DUE JUN 3');
  });

  it('shows them so in the base’s words too', () => {
    expect(catalog().say('pay.bye', { officePhone: '+18005550100' })).toBe('Call 800 555 0100.');
  });

  it('takes opening hours as they were given', () => {
    const shown = catalog().say('pay.open', { officeHours: 'hawaii' });
    expect(shown).toBe('Open MON-FRI 8 AM-5 PM HST.');
  });

  it('still refuses what is not of its kind', () => {
    const ask = () => catalog().say('pay.ask', { balanceCents: 1.5, dueDate: '2026-06-03' });
    expect(ask).toThrow(problem('prompt.badArgument', /"pay\.ask".*"balanceCents"/));
  });
});

it('describes its prompts with what each needs', () => {
  const catalog = catalogOf({
    'en-US/pay.json': {
      late: '{kind, select, premium {a} other {b}} {tries, plural, =0 {c} other {d}}',
      bye: 'Goodbye.',
    },
    'en-US/account.json': { due: '{balanceCents} {balanceCents}' },
  });
  expect(catalog.describe()).toEqual([
    { key: 'account.due', arguments: [{ name: 'balanceCents', kind: 'cents', options: [] }] },
    { key: 'pay.bye', arguments: [] },
    {
      key: 'pay.late',
      arguments: [
        { name: 'kind', kind: 'text', options: ['premium'] },
        { name: 'tries', kind: 'count', options: ['1', '2', '0'] },
      ],
    },
  ]);
});
