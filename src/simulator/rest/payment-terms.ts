import type { Refusal } from '../pay/payment-session.ts';
import { type CardType, cardTypes } from '../twiml/card-types.ts';
import {
  BAD_VALUE,
  bankAccountTypes,
  type PayTerms,
  standardCardTypes,
  tokenTypes,
} from '../twiml/pay.ts';

/** Twilio's longest Timeout of a Payments resource (reference 4.4). */
const LONGEST_TIMEOUT_SECONDS = 600;
const LONGEST_POSTAL_CODE = 20;

/** What Twilio's Payments resource has and this carrier does not do. */
const NOT_DONE = ['RequireMatchingInputs', 'Confirmation'];

type Form = Readonly<Record<string, unknown>>;

class BadValue extends Error {}

/**
 * The parameters of a new Payments resource (reference 4.4), Twilio's defaults filled in. The
 * first that has a value Twilio does not know is refused with 64020, and so is one that this
 * carrier does not do.
 */
export function readPaymentTerms(form: Form): PayTerms | Refusal {
  try {
    return termsOf(form);
  } catch (error) {
    if (error instanceof BadValue) return { code: BAD_VALUE, message: error.message };
    throw error;
  }
}

function termsOf(form: Form): PayTerms {
  for (const name of NOT_DONE) {
    if (text(form, name) !== '') throw new BadValue(`${name} is not done by this carrier.`);
  }
  oneOf(form, 'Input', ['dtmf'], 'dtmf');
  oneOf(form, 'TokenType', tokenTypes, 'reusable');
  const paymentMethod = oneOf(
    form,
    'PaymentMethod',
    ['credit-card', 'ach-debit'] as const,
    'credit-card',
  );
  const accountType = oneOf(form, 'BankAccountType', bankAccountTypes, bankAccountTypes[0]);
  const isBank = paymentMethod === 'ach-debit' || text(form, 'BankAccountType') !== '';
  return {
    paymentMethod,
    bankAccountType: isBank ? accountType : null,
    paymentConnector: text(form, 'PaymentConnector') || 'Default',
    timeoutSeconds: wholeNumber(form, 'Timeout', 5, 1, LONGEST_TIMEOUT_SECONDS),
    securityCode: flag(form, 'SecurityCode'),
    postalCode: flag(form, 'PostalCode'),
    minPostalCodeLength: wholeNumber(form, 'MinPostalCodeLength', 0, 0, LONGEST_POSTAL_CODE),
    chargeAmount: text(form, 'ChargeAmount') || null,
    currency: text(form, 'Currency') || 'usd',
    description: text(form, 'Description') || null,
    validCardTypes: cardTypesIn(form),
    parameters: parametersIn(form),
  };
}

function text(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function bad(form: Form, name: string): never {
  throw new BadValue(`${name}="${text(form, name)}" is not a value it can have.`);
}

function oneOf<Value extends string>(
  form: Form,
  name: string,
  known: readonly Value[],
  standard: Value,
): Value {
  const written = text(form, name);
  if (written === '') return standard;
  return known.find((value) => value === written) ?? bad(form, name);
}

function flag(form: Form, name: string): boolean {
  return oneOf(form, name, ['true', 'false'], 'true') === 'true';
}

function wholeNumber(
  form: Form,
  name: string,
  standard: number,
  least: number,
  most: number,
): number {
  const written = text(form, name);
  if (written === '') return standard;
  const value = /^\d{1,9}$/.test(written) ? Number(written) : -1;
  return value < least || value > most ? bad(form, name) : value;
}

function cardTypesIn(form: Form): readonly CardType[] {
  const written = text(form, 'ValidCardTypes').split(' ').filter(Boolean);
  if (written.length === 0) return standardCardTypes;
  return written.map(
    (word) => cardTypes.find((type) => type === word) ?? bad(form, 'ValidCardTypes'),
  );
}

/** JSON of one level. */
function parametersIn(form: Form): Readonly<Record<string, string>> {
  const written = text(form, 'Parameter');
  if (written === '') return {};
  const given = parsed(written);
  if (typeof given !== 'object' || given === null) return bad(form, 'Parameter');
  const entries = Object.entries(given);
  if (entries.some(([, value]) => typeof value === 'object')) return bad(form, 'Parameter');
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
