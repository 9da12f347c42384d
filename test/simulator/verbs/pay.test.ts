import { describe, expect, test } from 'vitest';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { startConnector } from './connector.ts';
import { goodCard, pay, visa } from './pay-line.ts';

describe('a card that is taken', () => {
  // Order: number, expiration, security code, postal code. # ends number and postal code early.
  test('is asked for step by step and comes back as a token', async () => {
    const { handset, result } = await pay({ steps: goodCard });
    expect(handset.listened).toEqual([
      'Pay payment-card-number',
      'Pay expiration-date',
      'Pay security-code',
      'Pay postal-code',
    ]);
    expect(result).toMatchObject({
      Result: 'success',
      PaymentMethod: 'credit-card',
      PaymentCardNumber: 'xxxxxxxxxxxx1111',
      PaymentCardType: 'visa',
      ExpirationDate: '1230',
      SecurityCode: 'xxx',
      PaymentCardPostalCode: '90210',
      PaymentToken: 'token-1',
      CallStatus: 'in-progress',
    });
  });

  // Card digits leave Pay only towards the connector.
  test('is shown to nobody and told to no webhook', async () => {
    const { handset, line } = await pay({ steps: goodCard });
    expect(JSON.stringify(handset.events)).not.toContain(visa);
    expect(line.requests.map(({ body }) => body).join()).not.toContain(visa);
    expect(handset.events).toContainEqual({ keys: 'xxxxxxxxxxxxxxxx#', masked: true });
    expect(handset.events).toContainEqual({ keys: 'xxx', masked: true });
  });

  // Amex has 15 digits, so it ends by itself, and a security code of four.
  test('by Amex needs four digits of security code', async () => {
    const { result } = await pay({ steps: ['378282246310005', '1230', '1234', '90210#'] });
    expect(result).toMatchObject({
      Result: 'success',
      PaymentCardNumber: 'xxxxxxxxxxx0005',
      PaymentCardType: 'amex',
      SecurityCode: 'xxxx',
    });
  });

  // A # pressed out of habit after a step that ended by length is no empty answer to the next.
  test('may be keyed with # after every step', async () => {
    const steps = [`${visa}#`, '1230#', '123#', '90210#'];
    expect((await pay({ steps })).result).toMatchObject({ Result: 'success' });
  });

  // securityCode="false" and postalCode="false" leave the steps out.
  test('without security code and postal code is asked for neither', async () => {
    const attributes = 'securityCode="false" postalCode="false"';
    const { handset, connector } = await pay({ attributes, steps: goodCard.slice(0, 2) });
    expect(handset.listened).toEqual(['Pay payment-card-number', 'Pay expiration-date']);
    expect(connector.asked[0]).toMatchObject({ cvv: '', postal_code: '' });
  });

  // A literal postal code is passed on and its prompt is skipped.
  test('with a literal postal code is not asked for one', async () => {
    const { handset, connector, result } = await pay({
      attributes: 'postalCode="60601"',
      steps: goodCard.slice(0, 3),
    });
    expect(handset.listened).not.toContain('Pay postal-code');
    expect(connector.asked[0]).toMatchObject({ postal_code: '60601' });
    expect(result.PaymentCardPostalCode).toBe('60601');
  });

  // chargeAmount above 0 charges, and the result is a confirmation code instead of a token.
  test('with an amount is charged', async () => {
    const { connector, result } = await pay({
      attributes: 'chargeAmount="10.50" description="bill"',
      nouns: '<Parameter name="reference" value="R1"/>',
      steps: goodCard,
    });
    expect(connector.asked[0]).toMatchObject({
      method: 'charge',
      amount: '10.50',
      currency_code: 'USD',
      description: 'bill',
      parameters: { reference: 'R1' },
    });
    expect(result).toMatchObject({ Result: 'success', PaymentConfirmationCode: 'charge-1' });
    expect(result.PaymentToken).toBeUndefined();
  });
});

describe('how it ends without a card', () => {
  // * at any moment ends Pay, whatever was typed.
  test.each([0, 1, 2, 3])('a star at step %i interrupts it', async (index) => {
    const { result, connector } = await pay({ steps: [...goodCard.slice(0, index), '1*'] });
    expect(result.Result).toBe('caller-interrupted-with-star');
    expect(connector.asked).toEqual([]);
  });

  // Nobody hears the answer, but the action is told.
  test('a hang-up is told to the action', async () => {
    const { result, end } = await pay({ steps: [`${visa}#`, 'hangup'] });
    expect(end).toBe('hangup by caller');
    expect(result).toMatchObject({
      Result: 'caller-hung-up',
      CallStatus: 'completed',
      PaymentCardNumber: 'xxxxxxxxxxxx1111',
    });
  });

  // The prose's other reading: without an action, exhausted attempts go on with the next verb.
  test('without an action, too many attempts fall through', async () => {
    const { handset, line } = await callTinyLine({
      routes: { '/voice': twiml('<Pay/><Say>after pay</Say><Hangup/>') },
      steps: ['-'],
      carrier: { connector: (await startConnector()).address },
    });
    expect(handset.said.at(-1)).toBe('after pay');
    expect(line.requests).toHaveLength(1);
  });

  // Digits typed beyond the card must not reach the next Gather.
  test('keys left over from Pay are forgotten', async () => {
    const { line } = await callTinyLine({
      routes: {
        '/voice': twiml('<Pay action="/paid"/>'),
        '/paid': twiml('<Gather action="/action" actionOnEmptyResult="true" timeout="1"/>'),
        '/action': twiml('<Hangup/>'),
      },
      steps: [...goodCard.slice(0, 3), '90210#4111', '-'],
      carrier: { connector: (await startConnector()).address },
    });
    expect(line.to('/action')[0]?.form.Digits).toBe('');
  });
});

describe('progress', () => {
  // Each step tells what is known so far, masked, without the whole standard field set.
  test('a step is told with masked fields', async () => {
    const { progress } = await pay({ steps: goodCard });
    expect(progress.map((one) => one.For)).toEqual([
      'payment-card-number',
      'expiration-date',
      'security-code',
      'postal-code',
      'payment-processing',
    ]);
    expect(progress[3]).toEqual({
      CallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      AccountSid: expect.stringMatching(/^AC/),
      For: 'postal-code',
      Attempt: '1',
      PaymentMethod: 'credit-card',
      PaymentCardNumber: 'xxxxxxxxxxxx1111',
      PaymentCardType: 'visa',
      ExpirationDate: '1230',
      SecurityCode: 'xxx',
      PaymentCardPostalCode: '90210',
    });
  });
});

describe('set-up that is wrong', () => {
  interface Broken {
    readonly rule: string;
    readonly attributes: string;
    readonly code: number;
    readonly result: string;
  }

  test.each<Broken>([
    {
      rule: 'An unknown connector name is 64004.',
      attributes: 'paymentConnector="Elsewhere"',
      code: 64004,
      result: 'payment-connector-error',
    },
    {
      rule: 'An amount with three decimals is 64003.',
      attributes: 'chargeAmount="10.123"',
      code: 64003,
      result: 'validation-error',
    },
    {
      rule: 'An amount with a currency sign is 64003.',
      attributes: 'chargeAmount="$10"',
      code: 64003,
      result: 'validation-error',
    },
    {
      rule: 'An amount above a million is 64003.',
      attributes: 'chargeAmount="1000001"',
      code: 64003,
      result: 'validation-error',
    },
    {
      rule: 'A type of bank account has no place beside a card.',
      attributes: 'bankAccountType="consumer-savings"',
      code: 64017,
      result: 'validation-error',
    },
  ])('$rule', async ({ attributes, code, result }) => {
    const told = await pay({ attributes, steps: [] });
    expect(told.handset.listened).toEqual([]);
    expect(told.handset.errorCodes).toEqual([code]);
    expect(told.result).toMatchObject({ Result: result, PayErrorCode: String(code) });
  });

  // Expiry and ZIP travel in clear: without https nothing is asked and nothing is posted.
  test('an action over http to another machine is 64016', async () => {
    const far = await callTinyLine({
      routes: { '/voice': twiml('<Pay action="http://pay.example.org/x"/><Say>after</Say>') },
      carrier: { connector: (await startConnector()).address },
    });
    expect(far.handset.errorCodes).toEqual([64016]);
    expect(far.handset.said).toEqual(['after']);
  });
});
