import { describe, expect, test } from 'vitest';
import { choicesIn } from '../../src/cli/parity/choices.ts';
import { type Field, fieldAsked } from '../../src/cli/parity/fields.ts';
import { Navigator } from '../../src/cli/parity/navigator.ts';
import { showOn } from '../../src/cli/parity/show.ts';
import { parityTasks } from '../../src/cli/parity/tasks.ts';
import { TtyMind } from '../../src/cli/parity/tty-mind.ts';
import { digitsReadBack, inPlainWords } from '../../src/cli/parity/tty-page.ts';

const WELCOME =
  'TYPE OPR FOR A PERSON, RPT TO REPEAT, HD FOR MORE TIME. ' +
  'TYPE 9 DIGIT MEMBER ID, OR SKIP IF U HAVE NONE GA';

describe('choices of a TTY’s page', () => {
  test.each([
    [
      'PAY LINE. ENGLISH TYPE 1. OTHER LANGUAGE TYPE 3. GA',
      [
        ['english', '1'],
        ['another language', '3'],
      ],
    ],
    [
      '1 OPEN BILL. 1 PAY A BILL. 2 HELP PAYING. TYPE ITEM NBR OR 0 OPR RPT REPEAT GA',
      [
        ['pay a bill', '1'],
        ['help paying', '2'],
        ['a person', '0'],
      ],
    ],
    [
      '3 OPEN BILLS. 1 PAY DR VISIT FEB 1 $124.50 DUE MAR 14. TYPE ITEM NBR OR 9 BACK 0 OPR RPT GA',
      [
        ['pay dr visit feb 1 $124.50 due mar 14', '1'],
        ['go back', '9'],
        ['a person', '0'],
      ],
    ],
    [
      'BALANCE $1,124.50, DUE MAR 4. TYPE 1 FULL $1,124.50 2 MIN $40.00 3 OTHER 9 BACK GA',
      [
        ['full $1,124.50', '1'],
        ['minimum $40.00', '2'],
        ['another', '3'],
        ['go back', '9'],
      ],
    ],
    [
      'WHEN Q TYPE 1 DUE DATE MAR 4 2 EARLIER DATE 9 BACK GA',
      [
        ['due date mar 4', '1'],
        ['earlier date', '2'],
        ['go back', '9'],
      ],
    ],
    [
      'PAYING $124.50. TYPE 1 CARD 2 BANK ACCT GA',
      [
        ['card', '1'],
        ['bank account', '2'],
      ],
    ],
    [
      'CAN U USE PHONE KEYS FOR CARD Q TYPE 1 YES 2 NO 9 BACK GA',
      [
        ['yes', '1'],
        ['no', '2'],
        ['go back', '9'],
      ],
    ],
    [
      'NOT CHARGED YET. TYPE 1 PAY 2 NEW AMT 3 NEW CARD 4 LATER GA',
      [
        ['pay', '1'],
        ['another amount', '2'],
        ['another card', '3'],
        ['later', '4'],
      ],
    ],
    [
      'TYPE PAYER: 1 MEMBER 2 FAMILY 3 HELPER/FRIEND GA',
      [
        ['member', '1'],
        ['family', '2'],
        ['helper/friend', '3'],
      ],
    ],
    [
      'WHICH BILL DO U WANT Q 1 SPLIT HOSPITAL $1,800.01. TYPE ITEM NBR OR 6 MORE 9 BACK 0 OPR GA',
      [
        ['pay in installments hospital $1,800.01', '1'],
        ['more', '6'],
        ['go back', '9'],
        ['a person', '0'],
      ],
    ],
    [
      'TYPE 2 AGREE, NO RECORDING 3 PAY ANOTHER WAY RPT REPEAT GA',
      [
        ['agree, without a recording', '2'],
        ['pay another way', '3'],
      ],
    ],
    [
      'TYPE 1 GET THE CODE 2 KEY A CARD GA',
      [
        ['get the code', '1'],
        ['to enter a card', '2'],
      ],
    ],
    ['TYPE BIRTH DATE MMDDYYYY OR 5 DIGIT ZIP OR 9 BACK GA', [['go back', '9']]],
    [
      WELCOME,
      [
        ['for a person', '0'],
        ['if you do not have it', '#'],
      ],
    ],
    ['KEY SECURITY CODE THEN POUND. 3 ON BACK, AMEX 4 ON FRONT', []],
    ['KEY 9 DIGIT ROUTING NBR ON PHONE. CHECK BOTTOM LEFT', []],
    ['STILL THERE Q TYPE GA OR RPT GA', []],
  ])('in "%s"', (page, expected) => {
    expect(choicesIn(inPlainWords(page)).map(({ words, key }) => [words, key])).toEqual(expected);
  });
});

describe('what a TTY’s page asks for', () => {
  test.each<[string, Field | null]>([
    [WELCOME, 'memberId'],
    ['TYPE BIRTH DATE MMDDYYYY OR 5 DIGIT ZIP OR 9 BACK GA', 'zip'],
    ['TYPE 8 DIGIT BILL NBR. IF NEW, 10 DIGIT APPLICATION NBR GA', 'billNumber'],
    ['KEY CARD NBR ON PHONE KEYS THEN POUND', 'cardNumber'],
    ['KEY EXPIRATION DATE, 4 DIGITS: 2 MONTH 2 YEAR', 'expirationDate'],
    ['KEY SECURITY CODE THEN POUND. 3 ON BACK, AMEX 4 ON FRONT', 'securityCode'],
    ['KEY THE SAME ROUTING NBR AGAIN', 'routingNumber'],
    ['NOW KEY ACCT NBR, LEAVE OUT CHECK NBR, THEN POUND', 'accountNumber'],
    ['PAYING $124.50. TYPE 1 CARD 2 BANK ACCT GA', null],
  ])('in "%s"', (page, field) => {
    const known: Field[] = ['memberId', 'billNumber', 'zip', 'cardNumber', 'expirationDate'];
    const all = new Set<Field>([...known, 'securityCode', 'routingNumber', 'accountNumber']);
    expect(fieldAsked(inPlainWords(page), all)).toBe(field);
  });
});

describe('what was typed is read back', () => {
  test.each([
    ['U TYPED 900 000 017. TYPE 1 OK 2 RETYPE GA', '900000017'],
    ['U TYPED $50.25. TYPE 1 OK 2 RETYPE GA', '5025'],
    ['U TYPED 900 000 018. THAT DOES NOT FIT HERE. TYPE 9 DIGIT MEMBER ID GA', null],
    ['AMT IS $50.25. TYPE 1 OK 2 CHANGE GA', null],
  ])('in "%s"', (page, digits) => expect(digitsReadBack(page)).toBe(digits));

  test('and agreed to only when it is right', () => {
    const mind = mindOf('pay a medical bill by card');
    expect(mind.answer(WELCOME, false)).toEqual({ does: 'types', text: '900000017 GA' });
    const wrong = mind.answer('U TYPED 900 000 011. TYPE 1 OK 2 RETYPE GA', false);
    expect(wrong).toEqual({ does: 'types', text: '2 GA' });
    const right = mind.answer('U TYPED 900 000 017. TYPE 2 OK 1 RETYPE GA', false);
    expect(right).toEqual({ does: 'types', text: '2 GA' });
  });
});

describe('a TTY’s user', () => {
  test('keys a card on the telephone, and types it nowhere', () => {
    const mind = mindOf('pay a medical bill by card');
    expect(mind.answer('KEY CARD NBR ON PHONE KEYS THEN POUND', true)).toEqual({
      does: 'keys',
      keys: expect.stringMatching(/^\d{16}#$/),
    });
  });

  test('types the words of the trade where a telephone has a key', () => {
    expect(mindOf('pay somebody’s bill by its number').answer(WELCOME, false)).toEqual({
      does: 'types',
      text: 'SKIP GA',
    });
    const person = mindOf('reach a person');
    expect(person.answer(WELCOME, false)).toEqual({ does: 'types', text: 'OPR GA' });
    const lost = mindOf('pay a medical bill by card');
    expect(lost.answer('1 WEATHER. 2 NEWS. TYPE ITEM NBR GA', false)).toEqual({
      does: 'types',
      text: 'RPT GA',
    });
  });

  test('gives up over the question they did not understand', () => {
    const mind = mindOf('pay a medical bill by card');
    const question = '1 WEATHER. 2 NEWS. TYPE ITEM NBR GA';
    const stillThere = 'STILL THERE Q TYPE GA OR RPT GA';
    const pages = [question, question, stillThere, stillThere];
    expect(pages.map((page) => mind.answer(page, false).does)).toEqual([
      ...['types', 'waits', 'waits', 'hangsUp'],
    ]);
    expect(mind.lostAt).toBe(question);
  });

  test('leaves when they have read what they wanted', () => {
    const mind = mindOf('pay a medical bill by card');
    const page = 'TKS. UR PAYMENT OF $124.50 WENT THRU. CONF NBR 9639 6302. TYPE 2 END GA';
    expect(mind.answer(page, false)).toEqual({ does: 'hangsUp' });
    expect(mind.lostAt).toBeNull();
  });
});

test('a call by TTY is shown in whole turns', () => {
  let shown = '';
  const show = showOn((text) => {
    shown += text;
  });
  show({ tty: 'ENGLISH', by: 'line' });
  show({ tty: 'TYPE 1. GA', by: 'line' });
  show({ tty: '1 GA', by: 'caller' });
  show({ tty: 'HD PLS', by: 'line' });
  show({ end: 'hangup by line' });
  expect(shown).toBe(
    [
      '  line types     ENGLISH TYPE 1. GA',
      '  caller types   1 GA',
      '  line types     HD PLS',
      '  end            hangup by line',
      '',
    ].join('\n'),
  );
});

function mindOf(name: string): TtyMind {
  const task = parityTasks.find((each) => each.name === name);
  if (!task) throw new Error(`There is no task "${name}".`);
  return new TtyMind(new Navigator(task));
}
