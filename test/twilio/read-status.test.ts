import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { readPayStatus } from '../../src/twilio/read-pay.ts';
import { type CallStatus, readStatusCallback, statusRank } from '../../src/twilio/read-status.ts';
import { accountSid, callSid, type Fields, formWith } from './requests.ts';

function refusal(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

describe('call status callback', () => {
  it('reads the end of a call', () => {
    const form = formWith({ CallStatus: 'completed', CallDuration: '93', SequenceNumber: '0' });
    expect(readStatusCallback(form)).toEqual({
      callSid,
      accountSid,
      status: 'completed',
      durationSeconds: 93,
      sequence: 0,
    });
  });

  it.each(['', '-1', '1e3', 'long', '99999999999'])('duration %s is none', (CallDuration) => {
    const form = formWith({ CallStatus: 'completed', CallDuration });
    expect(readStatusCallback(form)).toMatchObject({ durationSeconds: null, sequence: null });
  });

  it.each<Fields>([
    { CallStatus: '' },
    { CallStatus: 'COMPLETED' },
    { CallStatus: 'toString' },
    { CallStatus: 'completed', CallSid: 'CA1' },
    { CallStatus: 'completed', AccountSid: 'AC1' },
  ])('refuses %o', (fields) => {
    expect(refusal(() => readStatusCallback(formWith(fields)))).toBe('webhook.malformed');
  });

  it('however the events of a call arrive, its end stays', () => {
    const events: CallStatus[] = ['queued', 'initiated', 'ringing', 'in-progress', 'completed'];
    const arrivals = fc
      .shuffledSubarray([...events, ...events], { minLength: 1 })
      .filter((order) => order.includes('completed'));
    fc.assert(
      fc.property(arrivals, (order) => {
        const kept = order.reduce((held, next) =>
          statusRank(next) > statusRank(held) ? next : held,
        );
        expect(kept).toBe('completed');
      }),
    );
  });

  it.each<CallStatus>(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'of two ends the first stays: %s',
    (end) => {
      expect(statusRank(end)).toBe(statusRank('completed'));
      expect(statusRank(end)).toBeGreaterThan(statusRank('in-progress'));
    },
  );
});

describe('<Pay> status callback', () => {
  const cardFields: Fields = {
    PaymentMethod: 'credit-card',
    PaymentCardNumber: 'xxxx-xxxxxx-x4001',
    ExpirationDate: '1229',
    SecurityCode: '***',
    PaymentCardPostalCode: '55401',
  };

  it('reads the step and leaves the card alone', () => {
    const form = formWith({
      ...cardFields,
      For: 'expiration-date',
      ErrorType: 'invalid-date',
      Attempt: '2',
    });
    expect(readPayStatus(form)).toEqual({
      callSid,
      step: 'expiration-date',
      errorType: 'invalid-date',
      attempt: 2,
    });
  });

  it('reads a step without error or attempt', () => {
    const form = formWith({ For: 'payment-processing', ErrorType: '' });
    const status = { callSid, step: 'payment-processing', errorType: null, attempt: null };
    expect(readPayStatus(form)).toEqual(status);
  });

  it.each<Fields>([
    {},
    { For: '' },
    { For: '4111111111111111' },
    { For: 'security-code', ErrorType: '1229' },
    { For: 'security-code', CallSid: 'CA1' },
  ])('refuses %o', (fields) => {
    expect(refusal(() => readPayStatus(formWith(fields)))).toBe('webhook.malformed');
  });
});
