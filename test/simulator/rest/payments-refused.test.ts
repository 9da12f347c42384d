import { describe, expect, test } from 'vitest';
import {
  isEnd,
  keyedPayment,
  openCall,
  openPayment,
  post,
  pressAll,
  wholeCard,
} from './payment-line.ts';

describe('how it ends without a payment', () => {
  test('cancel has no Result, and nothing is asked of the connector', async () => {
    const payment = await keyedPayment();
    const before = payment.told.length;
    expect((await payment.update({ Status: 'cancel' })).status).toBe(202);
    await payment.until((form) => payment.told.findIndex((one) => one.form === form) >= before);
    expect(payment.told[before]?.form).not.toHaveProperty('Result');
    expect(payment.connector.asked).toEqual([]);
  });

  test('a hang-up while a field is keyed is caller-hung-up', async () => {
    const payment = await openPayment();
    await payment.update({ Capture: 'payment-card-number' });
    pressAll(payment.call, '4111');
    payment.call.hangUp();
    await payment.call.ended;
    const last = payment.told.at(-1)?.form;
    expect([last?.Result, last?.Sid]).toEqual(['caller-hung-up', payment.sid]);
  });

  test('a star is caller-interrupted-with-star', async () => {
    const payment = await openPayment();
    const told = await payment.capture('payment-card-number', '41*');
    expect(told.Result).toBe('caller-interrupted-with-star');
  });

  test.each([
    [{ error_code: 'declined', error_message: 'The card is declined.' }, '64012', 'declined'],
    ['nonsense', '64002', 'malformed response from Payment Provider'],
  ])('a connector that says %o', async (answer, code, connectorError) => {
    const connector = typeof answer === 'string' ? answer : JSON.stringify(answer);
    const payment = await keyedPayment({ connector });
    await payment.update({ Status: 'complete' });
    expect(await payment.until(isEnd)).toMatchObject({
      Result: 'payment-connector-error',
      PayErrorCode: code,
      ConnectorError: connectorError,
    });
  });

  test('a card that no TEST connector takes is 64022', async () => {
    const payment = await openPayment({ carrier: { testCardsOnly: true } });
    await payment.capture('payment-card-number', '4242424242424242#');
    for (const [field, typed] of wholeCard.slice(1)) await payment.capture(field, typed);
    await payment.update({ Status: 'complete' });
    expect((await payment.until(isEnd)).PayErrorCode).toBe('64022');
  });
});

describe('requests that are refused', () => {
  test('a second session on the same call is 64021, until the first is over', async () => {
    const payment = await openPayment();
    const second = await post(payment, '', {});
    expect([second.status, second.body.code]).toEqual([400, 64021]);
    await payment.update({ Status: 'cancel' });
    expect((await post(payment, '', {})).status).toBe(201);
  });

  test('the same IdempotencyKey is answered with the same session', async () => {
    const call = await openCall();
    const first = await post(call, '', { IdempotencyKey: 'once' });
    const again = await post(call, '', { IdempotencyKey: 'once' });
    expect(again).toEqual(first);
  });

  test('the same IdempotencyKey completes a payment once', async () => {
    const payment = await keyedPayment();
    await payment.update({ Status: 'complete', IdempotencyKey: 'once' });
    const again = await payment.update({ Status: 'complete', IdempotencyKey: 'once' });
    expect(again.status).toBe(202);
    await payment.until(isEnd);
    payment.call.hangUp();
    await payment.call.ended;
    expect(payment.connector.asked).toHaveLength(1);
    expect(payment.told.filter(({ form }) => isEnd(form))).toHaveLength(1);
  });

  test.each([
    ['IdempotencyKey is required', { IdempotencyKey: '' }, 20001],
    ['StatusCallback is required', { StatusCallback: '' }, 20001],
    ['StatusCallback is a URL', { StatusCallback: 'http://' }, 64020],
    ['an amount has two decimals', { ChargeAmount: '10.123' }, 64003],
    ['a connector has a name', { PaymentConnector: 'Elsewhere' }, 64004],
    ['a token has a type', { TokenType: 'eternal' }, 64020],
    ['a card has a type', { ValidCardTypes: 'visa gold' }, 64020],
    ['a timeout has a limit', { Timeout: '601' }, 64020],
    ['a postal code is asked for or not', { PostalCode: '90210' }, 64020],
    ['parameters are JSON of one level', { Parameter: '{"a":{}}' }, 64020],
    ['a card has no account type', { BankAccountType: 'consumer-savings' }, 64017],
    ['what is not done is refused', { Confirmation: 'true' }, 64020],
  ])('at the start: %s', async (_rule, form: Record<string, string>, code) => {
    const call = await openCall();
    const { status, body } = await post(call, '', form);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.more_info).toBe(`https://www.twilio.com/docs/errors/${code}`);
    expect((await post(call, '', {})).status).toBe(201);
  });

  test.each([
    [{}, 64018],
    [{ Capture: 'postal-code', Status: 'cancel' }, 64018],
    [{ Capture: 'shoe-size' }, 64020],
    [{ Capture: 'payment-processing' }, 64020],
    [{ Status: 'done' }, 64020],
    [{ Status: 'complete' }, 64019],
    [{ Status: 'cancel', IdempotencyKey: '' }, 20001],
  ])('at an update: %o is %i', async (form: Record<string, string>, code) => {
    const payment = await openPayment();
    const { status, body } = await payment.update(form);
    expect([status, body.code]).toEqual([400, code]);
  });

  test('nothing more is asked of a session that is over', async () => {
    const payment = await openPayment();
    await payment.update({ Status: 'cancel' });
    const { status, body } = await payment.update({ Capture: 'postal-code' });
    expect([status, body.code]).toEqual([400, 64021]);
  });

  test('a call that is over is 21220, and other Sids are not found', async () => {
    const payment = await openPayment();
    expect((await post(payment, '/PK0', { Status: 'cancel' })).body.code).toBe(20404);
    payment.call.hangUp();
    await payment.call.ended;
    expect((await post(payment, '', {})).body.code).toBe(21220);
  });
});
