import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import { accountSid, authToken, twiml } from '../call-tiny-line.ts';
import {
  isEnd,
  isSigned,
  keyedPayment,
  openCall,
  openPayment,
  post,
  pressAll,
  visa,
} from './payment-line.ts';

describe('a payment the agent leads', () => {
  test('is started on the member leg, and told so', async () => {
    const call = await openCall();
    const { status, body } = await post(call, '', { ChargeAmount: '10.50', Currency: 'usd' });
    expect(status).toBe(201);
    expect(body).toEqual({
      sid: expect.stringMatching(/^PK[0-9a-f]{32}$/),
      account_sid: expect.stringMatching(/^AC/),
      call_sid: call.call.callSid,
      date_created: 'Thu, 01 Jan 1970 00:00:00 +0000',
      date_updated: 'Thu, 01 Jan 1970 00:00:00 +0000',
      uri: expect.stringMatching(/\/Calls\/CA\w+\/Payments\/PK\w+\.json$/),
    });
    expect(await call.until(() => true)).toEqual({
      AccountSid: body.account_sid,
      CallSid: call.call.callSid,
      Sid: body.sid,
      DateCreated: '1970-01-01T00:00:00.000Z',
      DateUpdated: '1970-01-01T00:00:00.000Z',
      PaymentConnector: 'Default',
      PaymentMethod: 'credit-card',
      ChargeAmount: '10.50',
      Currency: 'usd',
      Required: 'payment-card-number,expiration-date,security-code,postal-code',
    });
  });

  test('hears every field masked, with the fields that are left', async () => {
    const payment = await openPayment();
    expect(await payment.capture('payment-card-number', `${visa}#`)).toMatchObject({
      Capture: 'payment-card-number',
      PaymentCardNumber: 'xxxxxxxxxxxx1111',
      PaymentCardType: 'visa',
      Required: 'expiration-date,security-code,postal-code',
    });
    expect(await payment.capture('postal-code', '90210#')).toMatchObject({
      PaymentCardPostalCode: '90210',
      Required: 'expiration-date,security-code',
    });
    expect(await payment.capture('security-code', '123')).toMatchObject({ SecurityCode: 'xxx' });
    expect(await payment.capture('expiration-date', '1230')).toMatchObject({
      ExpirationDate: '1230',
      Required: '',
    });
  });

  test('is completed into a token by the connector of <Pay>', async () => {
    const payment = await keyedPayment();
    const { status } = await payment.update({ Status: 'complete' });
    expect(status).toBe(202);
    expect(await payment.until(isEnd)).toMatchObject({
      Sid: payment.sid,
      Result: 'success',
      PaymentToken: 'token-1',
      PaymentCardNumber: 'xxxxxxxxxxxx1111',
    });
    expect(payment.connector.asked).toEqual([
      expect.objectContaining({
        method: 'tokenize',
        cardnumber: visa,
        cvv: '123',
        expiry_month: '12',
        expiry_year: '30',
        postal_code: '90210',
      }),
    ]);
  });

  test('with an amount charges it', async () => {
    const terms = { ChargeAmount: '10.50', Description: 'bill', Parameter: '{"reference":"R1"}' };
    const payment = await keyedPayment({ terms });
    await payment.update({ Status: 'complete' });
    expect(await payment.until(isEnd)).toMatchObject({ PaymentConfirmationCode: 'charge-1' });
    expect(payment.connector.asked[0]).toMatchObject({
      method: 'charge',
      amount: '10.50',
      description: 'bill',
      parameters: { reference: 'R1' },
    });
  });

  test('asks for no field that its terms leave out', async () => {
    const payment = await openPayment({ terms: { SecurityCode: 'false', PostalCode: 'false' } });
    expect((await payment.until(() => true)).Required).toBe('payment-card-number,expiration-date');
    const { status, body } = await payment.update({ Capture: 'postal-code' });
    expect([status, body.code]).toEqual([400, 64020]);
  });

  test('by bank account is keyed and sent the same way', async () => {
    const payment = await openPayment({ terms: { PaymentMethod: 'ach-debit' } });
    await payment.capture('bank-routing-number', '021000021');
    expect(await payment.capture('bank-account-number', '123456789#')).toMatchObject({
      BankAccountNumber: '*******89',
      BankAccountType: 'consumer-checking',
      Required: '',
    });
    await payment.update({ Status: 'complete' });
    expect((await payment.until(isEnd)).Result).toBe('success');
    expect(payment.connector.asked[0]).toMatchObject({ bankaccountnumber: '123456789' });
  });

  test('tells a StatusCallback relative to the document of the call, as Twilio does', async () => {
    const call = await openCall();
    await post(call, '', { StatusCallback: '/payment' });
    expect((await call.until(() => true)).PaymentConnector).toBe('Default');
  });

  // A connector's own parameters do not reach the Payments resource (reference 4.1).
  test('passes none of the parameters of a connector on', async () => {
    const answer = { token_id: 'token-2', error_code: null, parameters: { number: '7' } };
    const payment = await keyedPayment({ connector: JSON.stringify(answer) });
    await payment.update({ Status: 'complete' });
    const ended = await payment.until(isEnd);
    expect(ended.PaymentToken).toBe('token-2');
    expect(ended).not.toHaveProperty('PayConnector_number');
  });

  // Twilio's own client takes the carrier for Twilio.
  test("is led by Twilio's client as well", async () => {
    const open = await openCall();
    const client = twilio(accountSid, authToken);
    const request = client.request.bind(client);
    client.request = (options) => {
      const uri = String(options.uri).replace('https://api.twilio.com', open.rest.url);
      return request({ ...options, uri });
    };
    const statusCallback = open.statusUrl;
    const { payments } = client.calls(open.call.callSid);
    const { sid } = await payments.create({
      ...{ idempotencyKey: 'one', statusCallback, postalCode: false, securityCode: false },
      ...{ tokenType: 'reusable', timeout: 20, validCardTypes: 'visa discover' },
    });
    const capture = 'expiration-date';
    await payments(sid).update({ idempotencyKey: 'two', statusCallback, capture });
    pressAll(open.call, '1230');
    const told = await open.until((form) => form.ExpirationDate === '1230');
    expect(told).toMatchObject({ Sid: sid, Required: 'payment-card-number' });
  });

  test('signs every callback', async () => {
    const payment = await keyedPayment();
    await payment.update({ Status: 'cancel' });
    payment.call.hangUp();
    await payment.call.ended;
    const unsigned = payment.told.filter((request) => !isSigned(request, payment.line.url));
    expect([payment.told.length > 20, unsigned]).toEqual([true, []]);
  });
});

describe('while the member keys', () => {
  test('each key is told, and not one digit is shown', async () => {
    const payment = await openPayment();
    await payment.capture('payment-card-number', `${visa}#`);
    const parts = payment.told.filter(({ form }) => form.PartialResult === 'true');
    expect(parts.map(({ form }) => form.PaymentCardNumber)).toEqual(
      [...visa].map((_digit, index) => 'x'.repeat(index + 1)),
    );
    expect(parts.at(-1)?.form.Capture).toBe('payment-card-number');
  });

  test.each([
    ['<Pause length="600"/>', '<Pause>'],
    ['<Gather timeout="600" action="/next"/>', '<Gather>'],
    ['<Dial>+12125550100</Dial>', '<Dial>'],
    ['<Record timeout="600" action="/next"/>', '<Record>'],
  ])('the keys reach no verb: %s', async (document) => {
    const payment = await openPayment({ document });
    await payment.capture('payment-card-number', `${visa}#`);
    pressAll(payment.call, '12#');
    expect(payment.line.to('/next')).toEqual([]);
    expect(payment.call.status).toBe('in-progress');
  });

  test('a member who keys at once is heard', async () => {
    const payment = await openPayment();
    payment.member.onEvent = (event) => {
      if ('listen' in event) pressAll(payment.call, '1230');
    };
    expect((await payment.capture('expiration-date', '')).ExpirationDate).toBe('1230');
    expect(payment.member.events).toContainEqual({
      listen: 'Pay expiration-date',
      timeoutSeconds: 5,
    });
  });

  test('the leg may be sent to another document', async () => {
    const payment = await openPayment();
    await payment.update({ Capture: 'payment-card-number' });
    pressAll(payment.call, '4111');
    payment.call.redirect({ twiml: twiml('<Say>Hold on</Say><Pause length="600"/>') });
    pressAll(payment.call, `${visa.slice(4)}#`);
    const told = await payment.until((form) => form.PaymentCardNumber === 'xxxxxxxxxxxx1111');
    expect(told.PaymentCardType).toBe('visa');
  });

  test('no digit of the card leaves the session but to the connector', async () => {
    const payment = await keyedPayment();
    pressAll(payment.call, visa);
    await payment.update({ Status: 'complete' });
    await payment.until(isEnd);
    const seen = JSON.stringify([payment.told, payment.member.events]);
    expect(seen).not.toContain(visa);
    expect(seen).not.toMatch(/"keys":"[^"]*\d/);
    expect(payment.member.events).toContainEqual({ keys: 'xxxxxxxxxxxxxxxx#', masked: true });
  });

  test('a verb gets its keys back when the payment is over', async () => {
    const payment = await openPayment({ document: '<Gather numDigits="1" action="/next"/>' });
    await payment.update({ Status: 'cancel' });
    payment.call.press('5');
    await payment.call.ended;
    expect(payment.line.to('/next')[0]?.form.Digits).toBe('5');
  });
});

describe('a field that is wrong', () => {
  test.each([
    ['payment-card-number', '4111111111111112#', 'invalid-card-number'],
    ['payment-card-number', '6011111111111117#', 'invalid-card-type'],
    ['payment-card-number', '#', 'input-timeout'],
    ['expiration-date', '1330', 'invalid-date'],
    ['expiration-date', '12#', 'invalid-date'],
    ['security-code', '12#', 'invalid-security-code'],
    ['postal-code', '902#', 'invalid-postal-code'],
  ])('%s keyed as %s is told as %s', async (field, typed, errorType) => {
    const payment = await openPayment({ terms: { MinPostalCodeLength: '5' } });
    if (field === 'security-code') await payment.capture('payment-card-number', `${visa}#`);
    const told = await payment.capture(field, typed);
    expect(told.ErrorType).toBe(errorType);
    expect(told.Required).toContain(field);
  });

  // 5 s without a key, or as many as the Timeout says.
  test.each([
    [{}, 5],
    [{ Timeout: '30' }, 30],
  ])('a silence is input-timeout: %o', async (terms, seconds) => {
    const payment = await openPayment({ terms });
    await payment.update({ Capture: 'expiration-date' });
    payment.clock.jump();
    expect(await payment.until((form) => 'ErrorType' in form)).toMatchObject({
      ErrorType: 'input-timeout',
      DateUpdated: new Date(seconds * 1000).toISOString(),
    });
  });

  test('the security code comes after the card it belongs to', async () => {
    const payment = await openPayment();
    await payment.update({ Capture: 'security-code' });
    const told = await payment.until((form) => 'ErrorType' in form);
    expect(told.ErrorType).toBe('invalid-card-number-security-code-capture-sequence');
  });

  test('is asked for again, and the new answer counts', async () => {
    const payment = await keyedPayment();
    expect((await payment.capture('expiration-date', '1331')).ErrorType).toBe('invalid-date');
    expect((await payment.update({ Status: 'complete' })).body.code).toBe(64019);
    expect((await payment.capture('expiration-date', '1131')).Required).toBe('');
    await payment.update({ Status: 'complete' });
    await payment.until(isEnd);
    expect(payment.connector.asked[0]).toMatchObject({ expiry_month: '11', expiry_year: '31' });
  });

  test('another card takes the security code of the first one away', async () => {
    const payment = await keyedPayment();
    const told = await payment.capture('payment-card-number', '378282246310005');
    expect(told).toMatchObject({ PaymentCardType: 'amex', Required: 'security-code' });
  });

  test('asking anew forgets what was half keyed', async () => {
    const payment = await openPayment();
    await payment.update({ Capture: 'expiration-date' });
    pressAll(payment.call, '99');
    await payment.until((form) => form.ExpirationDate === 'xx');
    expect((await payment.capture('expiration-date', '1230')).ExpirationDate).toBe('1230');
  });
});
