import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { parseForm } from '../../src/twilio/form.ts';
import { readCallStarted, readWebhook } from '../../src/twilio/read-webhook.ts';
import { accountSid, bodyOf, callSid, type Fields, formWith, standardFields } from './requests.ts';

const eventOf = (fields: Fields) => readWebhook(formWith(fields)).event;

function refusal(fields: Fields): string | null {
  try {
    readWebhook(formWith(fields));
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

describe('whose call it is', () => {
  it('reads the four fields every request has', () => {
    const parties = { callSid, accountSid, from: '+16125550123', to: '+18005550100' };
    expect(readCallStarted(formWith({ CallStatus: 'ringing' }))).toEqual(parties);
    expect(readWebhook(formWith({}))).toEqual({ ...parties, event: { type: 'waited' } });
  });

  it.each([
    ['', null],
    ['anonymous', null],
    ['unknown', null],
    ['unavailable', null],
    ['restricted', null],
    ['private', null],
    ['+266696687', null],
    ['+7378742833', null],
    ['+2562533', null],
    ['+8656696', null],
    ['+86282452253', null],
    ['client:alice', null],
    ['sip:alice@example.com', null],
    ['6125550123', null],
    ['+06125550123', null],
    ['+1612555０123', null],
    ['+16125550123FromCityMINNEAPOLIS', null],
    ['+16125550123', '+16125550123'],
    ['+442079460123', '+442079460123'],
  ])('From %s: %s', (From, from) => {
    expect(readCallStarted(formWith({ From })).from).toBe(from);
  });

  it.each(['sip:line@example.com', 'client:line', '+18005550100'])('To %s', (To) => {
    expect(readCallStarted(formWith({ To })).to).toBe(To);
  });

  it.each([
    ['a CallSid of another kind', { CallSid: accountSid }],
    ['a short CallSid', { CallSid: callSid.slice(1) }],
    ['a long CallSid', { CallSid: `${callSid}0` }],
    ['a CallSid with a line end', { CallSid: `${callSid}\n` }],
    ['a CallSid in capitals', { CallSid: callSid.toUpperCase() }],
    ['an empty CallSid', { CallSid: '' }],
    ['an AccountSid of another kind', { AccountSid: callSid }],
    ['To that is no address', { To: 'x' }],
    ['To with a field cut into it', { To: '+18005550100ToCity' }],
  ])('refuses %s', (_, fields) => {
    expect(refusal(fields)).toBe('webhook.malformed');
  });

  it.each(['CallSid', 'AccountSid', 'From', 'To'])('refuses a request without %s', (name) => {
    const { [name]: _, ...rest } = standardFields;
    expect(() => readWebhook(parseForm(bodyOf(rest)))).toThrow(name);
  });
});

describe('keys', () => {
  const digits = (text: string, ended: 'pound' | 'silence') => ({
    type: 'digits',
    digits: text,
    ended,
  });

  it.each([
    { Digits: '', FinishedOnKey: '', event: { type: 'silence' } },
    { Digits: '', FinishedOnKey: '#', event: { type: 'key', key: '#' } },
    { Digits: '1', FinishedOnKey: '', event: { type: 'key', key: '1' } },
    { Digits: '1', FinishedOnKey: '#', event: { type: 'key', key: '1' } },
    { Digits: '*', FinishedOnKey: '', event: { type: 'key', key: '*' } },
    { Digits: '#', FinishedOnKey: '', event: { type: 'key', key: '#' } },
    { Digits: '900000017', FinishedOnKey: '#', event: digits('900000017', 'pound') },
    { Digits: '04121979', FinishedOnKey: '', event: digits('04121979', 'silence') },
    { Digits: '124*50', FinishedOnKey: '#', event: digits('124*50', 'pound') },
    { Digits: '**', FinishedOnKey: '', event: digits('**', 'silence') },
    { Digits: '1#', FinishedOnKey: '', event: digits('1#', 'silence') },
    { Digits: '007', FinishedOnKey: '#', event: digits('007', 'pound') },
    { Digits: '1'.repeat(32), FinishedOnKey: '', event: digits('1'.repeat(32), 'silence') },
    { Digits: '1'.repeat(33), FinishedOnKey: '', event: { type: 'garbled', length: 33 } },
    {
      Digits: `4111111111111111${'0'.repeat(17)}`,
      FinishedOnKey: '',
      event: { type: 'garbled', length: 33 },
    },
    { Digits: '12a', FinishedOnKey: '', event: { type: 'garbled', length: 3 } },
    { Digits: 'a', FinishedOnKey: '', event: { type: 'garbled', length: 1 } },
    { Digits: '12 34', FinishedOnKey: '', event: { type: 'garbled', length: 5 } },
    { Digits: ' ', FinishedOnKey: '', event: { type: 'garbled', length: 1 } },
    { Digits: '１２', FinishedOnKey: '', event: { type: 'garbled', length: 2 } },
    { Digits: '١٢', FinishedOnKey: '', event: { type: 'garbled', length: 2 } },
    { Digits: '12\n', FinishedOnKey: '', event: { type: 'garbled', length: 3 } },
    { Digits: '-5', FinishedOnKey: '', event: { type: 'garbled', length: 2 } },
    { Digits: '1e3', FinishedOnKey: '', event: { type: 'garbled', length: 3 } },
  ])('$Digits ended by "$FinishedOnKey"', ({ event, ...fields }) => {
    expect(eventOf(fields)).toEqual(event);
  });

  it('FinishedOnKey, which Twilio does not document, may be missing', () => {
    expect(eventOf({ Digits: '' })).toEqual({ type: 'silence' });
    expect(eventOf({ Digits: '123' })).toEqual(digits('123', 'silence'));
  });

  it.each([
    ['4111111111111111', 'a card'],
    ['378282246310005', 'fifteen digits'],
    ['41111111111111111226', 'a card and its expiry'],
    ['41111111111111111226123', 'a card, its expiry and code'],
    ['9000000174111111111111111', 'a member ID and a card'],
  ])('drops %s: %s', (Digits) => {
    const event = eventOf({ Digits, FinishedOnKey: '#' });
    expect(event).toEqual({ type: 'cardTyped' });
  });

  it('keeps sixteen digits that are no card', () => {
    expect(eventOf({ Digits: '4111111111111112' })).toEqual(digits('4111111111111112', 'silence'));
  });
});

describe('what <Pay> says', () => {
  const card = {
    Result: 'success',
    PaymentMethod: 'credit-card',
    PaymentToken: 'tok_1QK3fx2e',
    PaymentCardNumber: 'xxxx-xxxxxx-x4001',
    PaymentCardType: 'visa',
    ExpirationDate: '1229',
    SecurityCode: '***',
    PaymentCardPostalCode: '55401',
  };

  it('a card: token, brand, last four and last month, and nothing else', () => {
    expect(eventOf(card)).toEqual({
      type: 'cardEntered',
      card: {
        token: 'tok_1QK3fx2e',
        brand: 'visa',
        lastFour: '4001',
        expiryMonth: '2029-12',
      },
    });
  });

  it.each([
    ['xxxxxxxxxxx4001', '4001'],
    ['************1111', '1111'],
    ['4111111111111111', '1111'],
  ])('mask %s ends in "%s"', (PaymentCardNumber, lastFour) => {
    expect(eventOf({ ...card, PaymentCardNumber })).toMatchObject({ card: { lastFour } });
  });

  it.each(['xxxxxxxx01', 'xxxx', ''])('mask "%s" names no card that can be agreed to', (mask) => {
    expect(eventOf({ ...card, PaymentCardNumber: mask })).toEqual({
      type: 'cardNotEntered',
      why: 'unrecognized',
    });
  });

  it.each([
    ['mastercard', 'mastercard'],
    ['diners-club', 'diners-club'],
    ['Visa', 'card'],
    ['something-new', 'card'],
    ['', 'card'],
  ])('card type %s is called %s', (PaymentCardType, brand) => {
    expect(eventOf({ ...card, PaymentCardType })).toMatchObject({ card: { brand } });
  });

  it.each([
    ['success without a token', { ...card, PaymentToken: '' }, 'unrecognized'],
    ['success with a strange token', { ...card, PaymentToken: 'tok 1' }, 'unrecognized'],
    ['a star', { Result: 'caller-interrupted-with-star' }, 'star'],
    ['too many attempts', { Result: 'too-many-failed-attempts' }, 'tooManyAttempts'],
    ['a hang-up', { Result: 'caller-hung-up' }, 'hungUp'],
    ['a wrong document', { Result: 'validation-error' }, 'misconfigured'],
    ['an error at Twilio', { Result: 'internal-error' }, 'unavailable'],
    ['a result of tomorrow', { Result: 'caller-sneezed' }, 'unrecognized'],
    ['an empty result', { Result: '' }, 'unrecognized'],
    ['a method of every object', { Result: 'constructor' }, 'unrecognized'],
  ])('%s', (_, fields, why) => {
    expect(eventOf(fields)).toEqual({ type: 'cardNotEntered', why });
  });

  it.each([
    ['64012', 'cardRejected'],
    ['64008', 'cardRejected'],
    ['64002', 'unavailable'],
    ['64001', 'misconfigured'],
    ['64004', 'misconfigured'],
    ['64005', 'misconfigured'],
    ['', 'unrecognized'],
  ])('connector error %s: %s', (PayErrorCode, why) => {
    const fields = { Result: 'payment-connector-error', PayErrorCode };
    expect(eventOf(fields)).toEqual({ type: 'cardNotEntered', why });
  });

  it('success wins over anything keyed', () => {
    expect(eventOf({ ...card, Digits: '5' })).toMatchObject({ type: 'cardEntered' });
  });
});

describe('what <Dial> says', () => {
  it.each([
    ['completed', 'completed'],
    ['answered', 'completed'],
    ['busy', 'busy'],
    ['no-answer', 'noAnswer'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
    ['a-status-of-tomorrow', 'failed'],
  ])('%s: %s', (DialCallStatus, how) => {
    expect(eventOf({ DialCallStatus, DialCallDuration: '12' })).toEqual({ type: 'dialEnded', how });
  });
});

describe('nothing but a redirect', () => {
  it.each<[string, Fields]>([
    ['the standard fields', {}],
    ['a caller named after a field', { CallerName: 'DIGITS & RESULTS INC' }],
    ['a caller named after a field', { CallerName: 'Digits LLC, Result: fine' }],
    ['speech', { SpeechResult: 'help', Confidence: '0.9' }],
  ])('%s: the caller has waited', (_, fields) => {
    expect(eventOf(fields)).toEqual({ type: 'waited' });
  });
});
