import { describe, expect, test } from 'vitest';
import { choicesIn } from '../../src/cli/parity/choices.ts';
import { asksForConsent, type Field, fieldAsked } from '../../src/cli/parity/fields.ts';
import { Navigator } from '../../src/cli/parity/navigator.ts';
import { parityTasks, type Task } from '../../src/cli/parity/tasks.ts';

function task(name: string): Task {
  const found = parityTasks.find((each) => each.name === name);
  if (!found) throw new Error(`There is no task "${name}".`);
  return found;
}

const byCard = task('pay a medical bill by card');
const byBank = task('pay a premium by bank account');
const guest = task('pay somebody’s bill by its number');
const plan = task('set up a payment plan');
const person = task('reach a person');

describe('choices', () => {
  test.each([
    ['For English, press 1.', [['for english', '1']]],
    [
      'Press 1 for English. Press 2 for Spanish.',
      [
        ['for english', '1'],
        ['for spanish', '2'],
      ],
    ],
    [
      'Press 1 for English, or press 2 for Spanish.',
      [
        ['for english, or', '1'],
        ['for spanish', '2'],
      ],
    ],
    [
      'TO PAY, PRESS 1. FOR HELP, PRESS STAR.',
      [
        ['to pay', '1'],
        ['for help', '*'],
      ],
    ],
    ['If you do not have it, just press pound.', [['if you do not have it, just', '#']]],
    ['Enter your ZIP code, then press pound.', []],
    ['You owe 12 dollars. Press any key.', []],
  ])('in "%s"', (text, expected) => {
    expect(choicesIn(text).map(({ words, key }) => [words, key])).toEqual(expected);
  });
});

describe('what is asked to be keyed', () => {
  const all = new Set<Field>(['memberId', 'billNumber', 'zip', 'cardNumber', 'securityCode']);

  test.each<[string, Field | null]>([
    ['Enter your 9 digit member ID, then press pound.', 'memberId'],
    ['Please key your member number.', 'memberId'],
    ['Now enter your birth date as 8 digits, or your 5 digit ZIP code.', 'zip'],
    ['Enter the security code, then press pound. It has 3 digits.', 'securityCode'],
    ['To enter your card number, press 1.', null],
    ['Your card number was not accepted.', null],
    ['Enter your application number.', null],
  ])('in "%s"', (text, field) => expect(fieldAsked(text, all)).toBe(field));

  test('is nothing that the caller does not know', () => {
    expect(fieldAsked('Enter your member ID.', new Set<Field>(['zip']))).toBeNull();
  });

  test('and what is to be said', () => {
    expect(asksForConsent('Please say your full name and the words: I agree.')).toBe(true);
    expect(asksForConsent('To agree, press 1.')).toBe(false);
  });
});

describe('the way is found by meaning, whatever the words and keys', () => {
  test.each<[Task, string, string]>([
    [byCard, 'For English, press 3. Para español, oprima 2.', '3'],
    [byCard, 'For help paying, press 1. To pay a bill, press 2.', '2'],
    [byCard, 'For past payments, press 1. For your bills, press 4.', '4'],
    [byCard, 'To pay the minimum, 40 dollars, press 1. To pay the full 124 dollars, press 2.', '2'],
    [byCard, 'With a bank account, press 1. With a card, press 2.', '2'],
    [byCard, 'For another card, press 1. To pay on a later date, press 2. To pay, press 3.', '3'],
    [byCard, 'Type your card number, then press pound.', '4242424242424242#'],
    [byBank, 'With a bank account, press 1. With a card, press 2.', '1'],
    [byBank, 'Enter the same 9 digit routing number once more.', '110000000'],
    [guest, 'Enter your member ID, then press pound. If you do not have it, press 8.', '8'],
    [plan, 'To pay a bill, press 1. To pay it in installments, press 5.', '5'],
    [plan, 'For 12 installments of 150 dollars, press 3.', '3'],
    [plan, 'For another number of installments, press 1. To agree, press 2.', '2'],
    [person, 'Enter your member ID. For a person at any time, press 0.', '0'],
  ])('%#: "%s"', (wanted, text, keys) => {
    const answer = new Navigator(wanted).answer(text);
    if (keys.startsWith('4242'))
      expect(answer).toMatchObject({ keys: expect.stringMatching(/^\d{16}#$/) });
    else expect(answer).toEqual({ does: 'keys', keys });
  });

  test('a choice for the whole call is remembered', () => {
    const navigator = new Navigator(person);
    navigator.hears('For a person at any time, press 0.');
    expect(navigator.answer('Enter your member ID.')).toEqual({ does: 'keys', keys: '0' });
  });

  test('what was wanted has been heard', () => {
    expect(new Navigator(byCard).answer('Your confirmation number is 1 2.')).toEqual({
      does: 'leaves',
    });
  });
});

describe('who is lost', () => {
  test('asks again, waits for other words, and gives up without a key', () => {
    const navigator = new Navigator(byCard);
    const words = 'For the weather, press 1. For the news, press 2.';
    const answers = [1, 2, 3, 4].map(() => navigator.answer(words).does);
    expect(answers).toEqual(['keys', 'waits', 'waits', 'isLost']);
    expect(navigator.lostAt).toBe(words);
  });

  test('does not go round in circles for ever', () => {
    const navigator = new Navigator(byCard);
    const answers = [1, 2, 3, 4, 5].map(() => navigator.answer('To pay a bill, press 1.').does);
    expect(answers.at(-1)).toBe('isLost');
  });
});
