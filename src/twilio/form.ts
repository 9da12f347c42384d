import { PaylineError } from '../errors.ts';

/** The fields we read. Only these can be asked for, and none of them may be sent twice. */
export const readFields = [
  ...['AccountSid', 'CallSid', 'ParentCallSid'],
  ...['CallStatus', 'CallDuration', 'SequenceNumber', 'From', 'To'],
  'AnsweredBy',
  ...['Digits', 'FinishedOnKey', 'DialCallStatus', 'QueueSid', 'QueueResult'],
  ...['ConferenceSid', 'StatusCallbackEvent'],
  ...['Result', 'PaymentToken', 'PaymentCardNumber', 'PaymentCardType', 'PayErrorCode'],
  'ExpirationDate',
  ...['PaymentMethod', 'BankAccountType', 'BankAccountNumber', 'BankRoutingNumber'],
  'PayConnector_account_last_four',
  ...['RecordingSid', 'RecordingUrl', 'RecordingDuration', 'RecordingStatus'],
  ...['For', 'ErrorType', 'Attempt'],
  ...['Sid', 'Capture', 'PartialResult'],
  ...['MessageSid', 'Body', 'OptOutType'],
] as const;

export type FieldName = (typeof readFields)[number];

export interface FormField {
  readonly name: string;
  readonly value: string;
}

/** A posted form as Twilio signs it. Unknown fields stay in it: the signature covers them too. */
export interface Form {
  /** By name, then value, in ASCII order; exact repeats once, as Twilio's SDK hashes them. */
  readonly fields: readonly FormField[];
  /** The field's value, or undefined when it was not sent. */
  get(name: FieldName): string | undefined;
}

const MOST_FIELDS = 100;
const names: ReadonlySet<string> = new Set(readFields);

/**
 * Reads an application/x-www-form-urlencoded body.
 * @throws PaylineError webhook.tooLarge for more than 100 fields; webhook.malformed for an empty
 *   body, broken percent-encoding, a NUL, or a field we read that is sent more than once.
 */
export function parseForm(body: string): Form {
  const pieces = body.split('&');
  if (pieces.length > MOST_FIELDS) {
    throw new PaylineError('webhook.tooLarge', `The form has more than ${MOST_FIELDS} fields.`);
  }
  const fields = pieces.filter((piece) => piece !== '').map(parseField);
  if (fields.length === 0) throw malformed('The form is empty.');
  fields.sort(inSignedOrder);
  return new SignedForm(withoutRepeats(fields));
}

class SignedForm implements Form {
  readonly fields: readonly FormField[];

  constructor(fields: readonly FormField[]) {
    this.fields = fields;
  }

  get(name: FieldName): string | undefined {
    for (const field of this.fields) if (field.name === name) return field.value;
    return undefined;
  }
}

function parseField(piece: string): FormField {
  const equals = piece.indexOf('=');
  if (equals === -1) return { name: decode(piece), value: '' };
  return { name: decode(piece.slice(0, equals)), value: decode(piece.slice(equals + 1)) };
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  const decoded = spaced.includes('%') ? decodePercent(spaced) : spaced;
  if (decoded.includes('\0')) throw malformed('The form has a NUL in it.');
  return decoded;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed('The form has broken percent-encoding.');
  }
}

function inSignedOrder(one: FormField, other: FormField): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  if (one.value === other.value) return 0;
  return one.value < other.value ? -1 : 1;
}

function withoutRepeats(sorted: readonly FormField[]): readonly FormField[] {
  return sorted.filter(({ name, value }, index) => {
    const previous = sorted[index - 1];
    if (previous?.name !== name) return true;
    if (names.has(name)) throw malformed(`The field ${name} is sent more than once.`);
    return previous.value !== value;
  });
}

function malformed(message: string): PaylineError {
  return new PaylineError('webhook.malformed', message);
}
