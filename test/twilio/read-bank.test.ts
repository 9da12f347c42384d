import { describe, expect, it } from 'vitest';
import { readWebhook } from '../../src/twilio/read-webhook.ts';
import { formWith } from './requests.ts';

const entered = {
  Result: 'success',
  PaymentMethod: 'ach-debit',
  PaymentToken: 'tok_sandbox_abcd',
  BankAccountType: 'consumer-checking',
  BankAccountNumber: '**********89',
  BankRoutingNumber: '110000000',
  PayConnector_account_last_four: '6789',
};

const eventOf = (change: Record<string, string> = {}) =>
  readWebhook(formWith({ ...entered, ...change })).event;

describe('a bank account that <Pay> hands over', () => {
  it('has its type as brand, its last four digits, and the name of its bank', () => {
    expect(eventOf()).toEqual({
      type: 'cardEntered',
      card: {
        token: 'tok_sandbox_abcd',
        brand: 'checking',
        lastFour: '6789',
        bankName: 'First Example Bank',
      },
    });
    expect(eventOf({ BankAccountType: 'consumer-savings' })).toMatchObject({
      card: { brand: 'savings' },
    });
  });

  it('leaves the routing number behind', () => {
    expect(JSON.stringify(eventOf())).not.toContain('110000000');
    const unknown = eventOf({ BankRoutingNumber: '011401533' });
    expect(unknown).toMatchObject({ type: 'cardEntered' });
    expect(JSON.stringify(unknown)).not.toMatch(/bankName|011401533/);
  });

  it.each([
    [
      'Twilio shows two digits and the connector returns none',
      { PayConnector_account_last_four: '' },
    ],
    ['the connector returns the whole number', { PayConnector_account_last_four: '000123456789' }],
    ['the type is a company’s', { BankAccountType: 'commercial-checking' }],
  ])('is a wrong set-up where %s', (_, change) => {
    expect(eventOf(change)).toEqual({ type: 'cardNotEntered', why: 'misconfigured' });
  });
});
