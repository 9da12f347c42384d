import { describe, expect, test } from 'vitest';
import type { CarrierOptions } from '../../../src/simulator/carrier.ts';
import { HandClock } from '../../support/hand-clock.ts';
import type { Route } from '../../support/tiny-line.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { startConnector } from './connector.ts';

const goodCard = ['4111111111111111#', '1230', '123', '90210#'];

interface Sent {
  readonly attributes?: string;
  readonly answers?: Route;
  readonly carrier?: Partial<CarrierOptions>;
}

/** Sends a good card to a connector that answers as told. */
async function send({ attributes = '', answers, carrier }: Sent) {
  const connector = await startConnector(answers);
  const told = await callTinyLine({
    routes: {
      '/voice': twiml(`<Pay action="/paid" ${attributes}/>`),
      '/paid': twiml('<Hangup/>'),
    },
    steps: goodCard,
    carrier: { connector: connector.address, ...carrier },
  });
  return { ...told, connector, result: told.line.to('/paid')[0]?.form ?? {} };
}

describe('what the connector is sent', () => {
  // The JSON of a Generic Pay Connector; no amount when it only tokenizes.
  test('the card in clear', async () => {
    const { connector } = await send({});
    expect(connector.asked).toEqual([
      {
        method: 'tokenize',
        transaction_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        cardnumber: '4111111111111111',
        cvv: '123',
        expiry_month: '12',
        expiry_year: '30',
        postal_code: '90210',
        description: '',
      },
    ]);
  });

  // HTTP Basic, and an empty Content-Type: a server must not rely on it.
  test('credentials, and an empty content type', async () => {
    const { connector } = await send({});
    expect(connector.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('payline:secret').toString('base64')}`,
      'content-type': '',
      'user-agent': 'AHC/2.1',
    });
  });

  // 10 s without an answer, then up to five more times with the same transaction_id.
  test('the same transaction again when it does not answer', async () => {
    const wireClock = new HandClock();
    const { connector, result, line } = await send({
      answers: () => wireClock.jump(),
      carrier: { wireClock },
    });
    expect(wireClock.now()).toBe(6 * 10_000);
    expect(connector.asked).toHaveLength(6);
    expect(new Set(connector.asked.map((one) => one.transaction_id)).size).toBe(1);
    expect(result).toMatchObject({ Result: 'payment-connector-error', PayErrorCode: '64002' });
    expect(line.to('/paid')).toHaveLength(1);
  });

  // The second try may be answered: the first one's outcome is not lost.
  test('a late answer counts', async () => {
    const wireClock = new HandClock();
    let times = 0;
    const { connector, result } = await send({
      answers: (_request, response) => {
        times += 1;
        if (times === 1) wireClock.jump();
        else response.end('{"token_id":"late","error_code":null}');
      },
      carrier: { wireClock },
    });
    expect(connector.asked).toHaveLength(2);
    expect(result.PaymentToken).toBe('late');
  });
});

describe('what its answer becomes', () => {
  interface Answer {
    readonly rule: string;
    readonly attributes?: string;
    readonly answer: object | string;
    readonly fields: Readonly<Record<string, string>>;
  }

  test.each<Answer>([
    {
      rule: 'A card refused when tokenizing is 64012.',
      answer: { token_id: null, error_code: 'declined', error_message: 'card is declined' },
      fields: {
        Result: 'payment-connector-error',
        PayErrorCode: '64012',
        ConnectorError: 'declined',
        PaymentError: 'card is declined',
      },
    },
    {
      rule: 'A charge refused is 64008.',
      attributes: 'chargeAmount="5.00"',
      answer: { charge_id: null, error_code: 51, error_message: null },
      fields: { Result: 'payment-connector-error', PayErrorCode: '64008', ConnectorError: '51' },
    },
    {
      rule: 'An answer that is no JSON is malformed and 64002.',
      answer: '<html>502</html>',
      fields: {
        Result: 'payment-connector-error',
        PayErrorCode: '64002',
        ConnectorError: 'malformed response from Payment Provider',
      },
    },
    {
      rule: 'Success without an id is malformed too.',
      answer: { token_id: null, error_code: null },
      fields: { Result: 'payment-connector-error', PayErrorCode: '64002' },
    },
    {
      rule: 'Custom parameters come back as PayConnector_<key>.',
      answer: { token_id: 't', error_code: null, parameters: { confirmation_number: 'K7' } },
      fields: { Result: 'success', PaymentToken: 't', PayConnector_confirmation_number: 'K7' },
    },
  ])('$rule', async ({ attributes = '', answer, fields }) => {
    const answers = typeof answer === 'string' ? answer : JSON.stringify(answer);
    const { result } = await send({ attributes, answers });
    expect(result).toMatchObject(fields);
  });

  // A TEST connector at Twilio takes eight cards only; a sandbox takes any unless told otherwise.
  test('a TEST connector takes test cards only', async () => {
    const testCardsOnly = { testCardsOnly: true };
    expect((await send({ carrier: testCardsOnly })).result.Result).toBe('success');
    const connector = await startConnector();
    const { line } = await callTinyLine({
      routes: { '/voice': twiml('<Pay action="/paid"/>'), '/paid': twiml('<Hangup/>') },
      steps: ['4242424242424242#', ...goodCard.slice(1)],
      carrier: { connector: connector.address, ...testCardsOnly },
    });
    expect(line.to('/paid')[0]?.form.PayErrorCode).toBe('64022');
    expect(connector.asked).toEqual([]);
  });

  // Without a connector no name is known.
  test('a carrier without a connector knows no name', async () => {
    const { line } = await callTinyLine({
      routes: { '/voice': twiml('<Pay action="/paid"/>'), '/paid': twiml('<Hangup/>') },
    });
    expect(line.to('/paid')[0]?.form.PayErrorCode).toBe('64004');
  });
});
