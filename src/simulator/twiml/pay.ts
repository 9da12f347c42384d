import { Attributes } from './attributes.ts';
import { type CardType, cardTypes } from './card-types.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { type PromptNoun, parsePrompt } from './prompt.ts';
import { isElement, type Place, type XmlElement } from './xml.ts';

/** What is asked for, and what becomes of it: alike for `<Pay>` and for the Payments resource. */
export interface PayTerms {
  readonly paymentConnector: string;
  readonly paymentMethod: 'credit-card' | 'ach-debit';
  /** Null with a card; 64017 when it is named there. */
  readonly bankAccountType: BankAccountType | null;
  readonly timeoutSeconds: number;
  readonly securityCode: boolean;
  /** True: ask; false: neither ask nor send; a text: the code itself, sent without asking. */
  readonly postalCode: boolean | string;
  readonly minPostalCodeLength: number;
  /** As written; null when absent. Checked when it runs (64003). */
  readonly chargeAmount: string | null;
  readonly currency: string;
  readonly description: string | null;
  readonly validCardTypes: readonly CardType[];
  readonly parameters: Readonly<Record<string, string>>;
}

export interface PayVerb extends PayTerms {
  readonly verb: 'Pay';
  readonly action: string | null;
  readonly statusCallback: string | null;
  readonly statusCallbackMethod: 'GET' | 'POST';
  readonly maxAttempts: number;
  readonly language: string;
  readonly prompts: readonly PromptNoun[];
  readonly place: Place;
}

/** Twilio's names (reference 3.1); the first is the default. */
export const bankAccountTypes = [
  'consumer-checking',
  'consumer-savings',
  'commercial-checking',
] as const;
export type BankAccountType = (typeof bankAccountTypes)[number];

/** Twilio's names (reference 3.1). */
export const tokenTypes = ['one-time', 'reusable', 'payment-method'] as const;

/** What Twilio takes unless told otherwise (reference 3.1). */
export const standardCardTypes: readonly CardType[] = ['visa', 'mastercard', 'amex'];

/** "Bad value" among the codes of Pay (reference 3.6). */
export const BAD_VALUE = 64020;

export function parsePay(element: XmlElement, problems: Problems): PayVerb {
  const attributes = new Attributes(element, problems);
  const listed = attributes.words('validCardTypes', cardTypes, BAD_VALUE);
  attributes.oneOf('input', ['dtmf'], 'dtmf', BAD_VALUE);
  attributes.oneOf('tokenType', tokenTypes, 'reusable', BAD_VALUE);
  const paymentMethod = attributes.oneOf(
    'paymentMethod',
    ['credit-card', 'ach-debit'],
    'credit-card',
    BAD_VALUE,
  );
  const verb: PayVerb = {
    verb: 'Pay',
    action: attributes.text('action', null),
    statusCallback: attributes.text('statusCallback', null),
    statusCallbackMethod: attributes.method('statusCallbackMethod'),
    paymentConnector: attributes.text('paymentConnector', 'Default'),
    paymentMethod,
    bankAccountType: parseAccountType(attributes, paymentMethod),
    timeoutSeconds: attributes.wholeNumber('timeout', { minimum: 1 }, 5, BAD_VALUE),
    maxAttempts: attributes.wholeNumber('maxAttempts', { minimum: 1, maximum: 3 }, 1, BAD_VALUE),
    securityCode: attributes.flag('securityCode', true, BAD_VALUE),
    postalCode: postalCodeOf(attributes.text('postalCode', 'true')),
    minPostalCodeLength: attributes.wholeNumber(
      'minPostalCodeLength',
      { minimum: 0 },
      0,
      BAD_VALUE,
    ),
    chargeAmount: attributes.text('chargeAmount', null),
    currency: attributes.text('currency', 'usd'),
    description: attributes.text('description', null),
    language: attributes.text('language', 'en-US'),
    validCardTypes: listed.length > 0 ? listed : standardCardTypes,
    ...parseNouns(element, problems),
    place: element.place,
  };
  attributes.finish();
  return verb;
}

/** Only where it is written, or where Twilio's default applies: to a bank account. */
function parseAccountType(
  attributes: Attributes,
  paymentMethod: PayVerb['paymentMethod'],
): BankAccountType | null {
  const written = attributes.text('bankAccountType', null) !== null;
  const type = attributes.oneOf(
    'bankAccountType',
    bankAccountTypes,
    bankAccountTypes[0],
    BAD_VALUE,
  );
  return written || paymentMethod === 'ach-debit' ? type : null;
}

function postalCodeOf(value: string): boolean | string {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

function parseNouns(pay: XmlElement, problems: Problems) {
  const prompts: PromptNoun[] = [];
  const parameters: Record<string, string> = {};
  for (const child of pay.children.filter(isElement)) {
    if (child.name === 'Prompt') prompts.push(...parsePrompt(child, problems));
    else if (child.name === 'Parameter') {
      const attributes = new Attributes(child, problems);
      parameters[attributes.text('name', '')] = attributes.text('value', '');
      attributes.finish();
    } else {
      const message = `<${child.name}> may not stand inside <Pay>; it is ignored.`;
      problems.error(SCHEMA_VIOLATION, message, child.place);
    }
  }
  return { prompts, parameters };
}
