import { expect, it } from 'vitest';
import { answering, startCarrier } from './carrier-server.ts';

const callSid = `CA${'2'.repeat(32)}`;
const paymentSid = `PK${'5'.repeat(32)}`;
const statusCallbackUrl = 'https://pay.example.test/desk/payment/4/abc';
const request = (idempotencyKey: string) => ({ idempotencyKey, statusCallbackUrl });

it('opens a session that makes a token and charges nothing', async () => {
  const { twilio, asked } = await startCarrier([answering(201, { sid: paymentSid })]);
  const started = await twilio.startPayment(callSid, {
    ...request('key-1'),
    connector: 'Payline',
    tokenType: 'one-time',
    minPostalCodeLength: 5,
    timeoutSeconds: 10,
    validCardTypes: ['visa', 'mastercard', 'amex', 'discover'],
  });
  expect(started).toEqual({ result: 'done', value: { paymentSid } });
  expect(asked.map(({ what, form }) => ({ what, form }))).toEqual([
    {
      what: `POST /Calls/${callSid}/Payments.json`,
      form: {
        IdempotencyKey: 'key-1',
        StatusCallback: statusCallbackUrl,
        PaymentConnector: 'Payline',
        TokenType: 'one-time',
        MinPostalCodeLength: '5',
        Timeout: '10',
        ValidCardTypes: 'visa mastercard amex discover',
      },
    },
  ]);
});

it('asks for one field, and ends the session, with one of Capture and Status', async () => {
  const { twilio, asked } = await startCarrier([answering(202, { sid: paymentSid })]);
  const field = { ...request('key-2'), capture: 'expiration-date' } as const;
  expect(await twilio.askPaymentField(callSid, paymentSid, field)).toMatchObject({
    result: 'done',
  });
  await twilio.endPayment(callSid, paymentSid, { ...request('key-3'), status: 'complete' });
  await twilio.endPayment(callSid, paymentSid, { ...request('key-4'), status: 'cancel' });
  const what = `POST /Calls/${callSid}/Payments/${paymentSid}.json`;
  const StatusCallback = statusCallbackUrl;
  expect(asked.map(({ what, form }) => ({ what, form }))).toEqual([
    { what, form: { IdempotencyKey: 'key-2', StatusCallback, Capture: 'expiration-date' } },
    { what, form: { IdempotencyKey: 'key-3', StatusCallback, Status: 'complete' } },
    { what, form: { IdempotencyKey: 'key-4', StatusCallback, Status: 'cancel' } },
  ]);
});
