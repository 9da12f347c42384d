import type { CardEntryFailure } from '../../flows/vocabulary.ts';
import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';
import { isBankAccount, readBankAccount } from './read-bank.ts';
import { readCallSid } from './read-parties.ts';

/** A card as <Pay> hands it over. `token` is a secret: seal it before it is kept. */
export interface EnteredCard {
  readonly token: string;
  /** A card type of Twilio's (visa, mastercard, amex, …); 'card' when it names none we know; 'checking' or 'savings'. */
  readonly brand: string;
  /** Four digits. */
  readonly lastFour: string;
  /** Of a bank account, when the bank is known. */
  readonly bankName?: string;
  /** The card's last month, YYYY-MM, where Twilio tells it. */
  readonly expiryMonth?: string;
}

export type PayEvent =
  | { readonly type: 'cardEntered'; readonly card: EnteredCard }
  | { readonly type: 'cardNotEntered'; readonly why: CardEntryFailure };

// https://www.twilio.com/docs/voice/twiml/pay: the attribute validCardTypes
const brands: ReadonlySet<string> = new Set(
  'visa mastercard amex maestro discover optima jcb diners-club enroute'.split(' '),
);

/** What <Pay>'s `Result` means, except success and payment-connector-error. */
const failures: ReadonlyMap<string, CardEntryFailure> = new Map([
  ['too-many-failed-attempts', 'tooManyAttempts'],
  ['caller-interrupted-with-star', 'star'],
  ['caller-hung-up', 'hungUp'],
  ['validation-error', 'misconfigured'], // our document was wrong
  ['internal-error', 'unavailable'], // Twilio's side failed
]);

/** https://www.twilio.com/docs/api/errors, 64001 and on; every other code is a wrong set-up. */
const connectorFailures: ReadonlyMap<string, CardEntryFailure> = new Map([
  ['64002', 'unavailable'],
  ['64008', 'cardRejected'],
  ['64012', 'cardRejected'],
]);

/** The outcome of <Pay>, from its action callback. `result` is the field Result. */
export function readPayResult(form: Form, result: string): PayEvent {
  if (result === 'success') return readCard(form);
  if (result === 'payment-connector-error') return notEntered(readConnectorError(form));
  return notEntered(failures.get(result) ?? 'unrecognized');
}

/** Success without a token is no success: there is nothing to charge. */
function readCard(form: Form): PayEvent {
  const token = form.get('PaymentToken') ?? '';
  if (!/^[\x21-\x7e]{1,512}$/.test(token)) return notEntered('unrecognized');
  if (isBankAccount(form)) {
    const account = readBankAccount(form, token);
    // Keying it again would not help: the connector is not set up to name accounts.
    return account ? { type: 'cardEntered', card: account } : notEntered('misconfigured');
  }
  const card = cardNameIn(form);
  // A card we cannot name aloud cannot be agreed to.
  if (card === null) return notEntered('unrecognized');
  return {
    type: 'cardEntered',
    card: { token, ...card, ...readExpiry(form.get('ExpirationDate')) },
  };
}

/** What a card is called; null when its last four digits are not told. */
export function cardNameIn(form: Form): Pick<EnteredCard, 'brand' | 'lastFour'> | null {
  const brand = form.get('PaymentCardType') ?? '';
  // Masks differ between Twilio's own pages (xxxx-xxxxxx-x4001, xxxxxxxxxxx4001): only their end
  // is certain.
  const lastFour = /\d{4}$/.exec(form.get('PaymentCardNumber') ?? '')?.[0];
  return lastFour === undefined ? null : { brand: brands.has(brand) ? brand : 'card', lastFour };
}

/** MMYY, as it was keyed. */
function readExpiry(expiration = ''): { readonly expiryMonth?: string } {
  const [, month, year] = /^(0[1-9]|1[0-2])(\d\d)$/.exec(expiration) ?? [];
  return month && year ? { expiryMonth: `20${year}-${month}` } : {};
}

function readConnectorError(form: Form): CardEntryFailure {
  const code = form.get('PayErrorCode');
  if (code === undefined || code === '') return 'unrecognized';
  return connectorFailures.get(code) ?? 'misconfigured';
}

function notEntered(why: CardEntryFailure): PayEvent {
  return { type: 'cardNotEntered', why };
}

/** Progress of card entry. Holds no card data, though Twilio posts some in clear. */
export interface PayStatus {
  readonly callSid: string;
  /** payment-card-number, expiration-date, … or payment-processing. */
  readonly step: string;
  /** input-timeout, invalid-card-number, …; null when the step went well. */
  readonly errorType: string | null;
  /** 1 to 3; null when the step has no attempts. */
  readonly attempt: number | null;
}

/**
 * Reads <Pay>'s status callback.
 * @throws PaylineError webhook.malformed when the call, the step or a word of it is misshapen.
 */
export function readPayStatus(form: Form): PayStatus {
  const step = word(form.get('For'));
  if (step === null) throw malformedStatus();
  const attempt = form.get('Attempt') ?? '';
  return {
    callSid: readCallSid(form),
    step,
    errorType: word(form.get('ErrorType')),
    attempt: /^\d$/.test(attempt) ? Number(attempt) : null,
  };
}

/** Twilio's words are lower case and dashed; anything else might be data and goes no further. */
export function word(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (!/^[a-z-]{1,60}$/.test(value)) throw malformedStatus();
  return value;
}

function malformedStatus(): PaylineError {
  return new PaylineError('webhook.malformed', 'The card entry names no step, or a strange one.');
}
