import { describe, expect, test } from 'vitest';
import { goodCard, pay, visa } from './pay-line.ts';

describe('input that is wrong', () => {
  interface Wrong {
    readonly rule: string;
    readonly attributes?: string;
    readonly steps: readonly string[];
    readonly step: string;
    readonly error: string;
  }

  test.each<Wrong>([
    {
      rule: 'A number that fails the Luhn check is invalid-card-number.',
      steps: ['4111111111111112#'],
      step: 'payment-card-number',
      error: 'invalid-card-number',
    },
    {
      rule: 'Too few digits are invalid-card-number.',
      steps: ['4111#'],
      step: 'payment-card-number',
      error: 'invalid-card-number',
    },
    {
      rule: 'Discover is off unless validCardTypes names it: invalid-card-type.',
      steps: ['6011111111111117#'],
      step: 'payment-card-number',
      error: 'invalid-card-type',
    },
    {
      rule: 'A brand left out of validCardTypes is invalid-card-type.',
      attributes: 'validCardTypes="amex"',
      steps: [`${visa}#`],
      step: 'payment-card-number',
      error: 'invalid-card-type',
    },
    {
      rule: 'Silence with nothing typed is input-timeout.',
      steps: ['-'],
      step: 'payment-card-number',
      error: 'input-timeout',
    },
    {
      rule: 'A thirteenth month is invalid-date.',
      steps: [`${visa}#`, '1330'],
      step: 'expiration-date',
      error: 'invalid-date',
    },
    {
      rule: 'A month that is over is invalid-date (it is January 2026).',
      steps: [`${visa}#`, '1225'],
      step: 'expiration-date',
      error: 'invalid-date',
    },
    {
      rule: 'A date cut short by silence is invalid-date.',
      steps: [`${visa}#`, '12'],
      step: 'expiration-date',
      error: 'invalid-date',
    },
    {
      rule: 'A security code that is too short is invalid-security-code.',
      steps: [`${visa}#`, '1230', '12#'],
      step: 'security-code',
      error: 'invalid-security-code',
    },
    {
      rule: 'A postal code under minPostalCodeLength is invalid-postal-code.',
      attributes: 'minPostalCodeLength="5"',
      steps: [...goodCard.slice(0, 3), '902#'],
      step: 'postal-code',
      error: 'invalid-postal-code',
    },
  ])('$rule', async ({ attributes = '', steps, step, error }) => {
    const { progress, result, connector } = await pay({ attributes, steps });
    expect(progress.at(-1)).toMatchObject({ For: step, Attempt: '1', ErrorType: error });
    expect(result).toMatchObject({ Result: 'too-many-failed-attempts' });
    expect(connector.asked).toEqual([]);
  });

  // A card is good until the end of the month that it names.
  test('a card that expires this month is taken', async () => {
    const { result } = await pay({ steps: [`${visa}#`, '0126', '123', '90210#'] });
    expect(result.Result).toBe('success');
  });

  // maxAttempts counts per step, and a step that succeeds leaves nothing to the next.
  test('every step has its own attempts', async () => {
    const steps = ['1#', `${visa}#`, '1330', '1230', '1#', '123', '-', '90210#'];
    const { result, progress } = await pay({ attributes: 'maxAttempts="2"', steps });
    expect(result.Result).toBe('success');
    expect(progress.map((one) => `${one.For} ${one.Attempt ?? ''} ${one.ErrorType ?? ''}`)).toEqual(
      [
        'payment-card-number 1 invalid-card-number',
        'payment-card-number 2 ',
        'expiration-date 1 invalid-date',
        'expiration-date 2 ',
        'security-code 1 invalid-security-code',
        'security-code 2 ',
        'postal-code 1 input-timeout',
        'postal-code 2 ',
        'payment-processing  ',
      ],
    );
  });

  // PaymentError names the field in which the caller ran out of time (reference 3.5).
  test.each([
    ['number', 0, 'input-timeout'],
    ['date', 1, 'invalid-date'],
    ['security code', 2, 'invalid-security-code'],
    ['postal code', 3, 'invalid-postal-code'],
  ] as const)('silence at the %s ends in PaymentError', async (_field, index, paymentError) => {
    const { result } = await pay({ steps: [...goodCard.slice(0, index), '-'] });
    expect(result).toMatchObject({
      Result: 'too-many-failed-attempts',
      PaymentError: paymentError,
    });
  });

  // Timeout is the wait for the next digit, counted anew at each.
  test('the timeout is between digits', async () => {
    const attributes = 'timeout="9" securityCode="false" postalCode="false"';
    const { seconds, result } = await pay({ attributes, steps: [visa, '1230'] });
    expect(result.Result).toBe('success');
    expect(seconds).toBe(9 + 1);
  });
});
