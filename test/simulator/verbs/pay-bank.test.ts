import { describe, expect, test } from 'vitest';
import { isRoutingNumber } from '../../../src/simulator/pay/bank-steps.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { startConnector } from './connector.ts';
import { pay } from './pay-line.ts';

const bank = 'paymentMethod="ach-debit"';
const routing = '110000000';
const account = '000123456789';
const twice = (step: string) =>
  `<Prompt for="${step}"><Say>${step}</Say></Prompt>` +
  `<Prompt for="${step}" requireMatchingInputs="true"><Say>${step} again</Say></Prompt>` +
  `<Prompt for="${step}" errorType="input-matching-failed"><Say>${step} differs</Say></Prompt>`;
const bothTwice = twice('bank-routing-number') + twice('bank-account-number');

/** Whether a key cut them short or not. */
const wordsOf = (said: readonly string[]) => said.map((words) => words.replace('—', ''));

describe('a bank account', () => {
  test('is asked for by routing number, then account number, and told of with both as Twilio masks them', async () => {
    const { result, connector, handset } = await pay({
      attributes: `${bank} bankAccountType="consumer-savings"`,
      steps: [routing, `${account}#`],
    });
    expect(handset.listened).toEqual(['Pay bank-routing-number', 'Pay bank-account-number']);
    expect(result).toMatchObject({
      Result: 'success',
      PaymentMethod: 'ach-debit',
      BankAccountType: 'consumer-savings',
      BankRoutingNumber: routing,
      BankAccountNumber: '**********89',
    });
    expect(result).not.toHaveProperty('PaymentCardNumber');
    expect(connector.asked[0]).toMatchObject({
      method: 'tokenize',
      bankaccountnumber: account,
      routingnumber: routing,
    });
    expect(connector.asked[0]).not.toHaveProperty('cardnumber');
  });

  test('is a checking account when nothing else is said', async () => {
    const { result } = await pay({ attributes: bank, steps: [routing, `${account}#`] });
    expect(result.BankAccountType).toBe('consumer-checking');
  });

  test('may be keyed twice, each number by itself', async () => {
    const { handset, result } = await pay({
      attributes: bank,
      nouns: bothTwice,
      steps: [routing, routing, `${account}#`, `${account}#`],
    });
    expect(result.Result).toBe('success');
    expect(wordsOf(handset.said).slice(0, 4)).toEqual([
      'bank-routing-number',
      'bank-routing-number again',
      'bank-account-number',
      'bank-account-number again',
    ]);
  });

  test('whose entries differ starts that number over, and counts an attempt', async () => {
    const { handset, progress, result } = await pay({
      attributes: `${bank} maxAttempts="2"`,
      nouns: bothTwice,
      steps: [
        routing,
        '122105278',
        routing,
        routing,
        `${account}#`,
        '12345#',
        `${account}#`,
        '1234#',
      ],
    });
    expect(wordsOf(handset.said)).toContain('bank-routing-number differs');
    expect(progress.map(({ ErrorType = '' }) => ErrorType)).toEqual([
      'input-matching-failed',
      '',
      'input-matching-failed',
      'input-matching-failed',
    ]);
    expect(result).toMatchObject({
      Result: 'too-many-failed-attempts',
      PaymentError: 'input-matching-failed',
    });
  });

  test.each([
    ['a routing number with a wrong check digit', ['110000001'], 'invalid-bank-routing-number'],
    ['a routing number that is too short', ['11000#'], 'invalid-bank-routing-number'],
    ['an account number of three digits', [routing, '123#'], 'invalid-bank-account-number'],
    ['nothing', ['-'], 'input-timeout'],
  ])('refuses %s', async (_, steps, error) => {
    const { result } = await pay({ attributes: bank, steps });
    expect(result).toMatchObject({ Result: 'too-many-failed-attempts', PaymentError: error });
  });

  test('is not taken by a TEST connector unless Twilio lists it (64023)', async () => {
    const connector = await startConnector();
    const told = await callTinyLine({
      routes: { '/voice': twiml(`<Pay action="/paid" ${bank}/>`), '/paid': twiml('<Hangup/>') },
      steps: [routing, `${account}#`],
      carrier: { connector: connector.address, testCardsOnly: true },
    });
    expect(told.line.to('/paid')[0]?.form).toMatchObject({ PayErrorCode: '64023' });
  });
});

test('the check digit of routing numbers', () => {
  const right = ['110000000', '122105278', '021000021', '011401533'];
  expect(right.filter((digits) => !isRoutingNumber(digits))).toEqual([]);
  const wrong = ['110000001', '123456789', '000000000', '12210527', '1221052789'];
  expect(wrong.filter(isRoutingNumber)).toEqual([]);
});
