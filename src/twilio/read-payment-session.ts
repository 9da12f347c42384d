import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';
import { readCallSid } from './read-parties.ts';
import { cardNameIn, type EnteredCard, type PayEvent, readPayResult, word } from './read-pay.ts';

const CAPTURES = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
] as const;

/** How far one field of a card is keyed. Nothing of it is here but a card's name. */
export interface SessionCapture {
  readonly capture: (typeof CAPTURES)[number];
  /** Keys are still coming. */
  readonly isPartial: boolean;
  /** 'invalid-card-number', 'input-timeout', …; null when it is well. */
  readonly errorType: string | null;
  /** Of a card number that is well. */
  readonly card: Pick<EnteredCard, 'brand' | 'lastFour'> | null;
}

export interface SessionReport {
  readonly callSid: string;
  readonly paymentSid: string;
  /** Null where the session itself began, was canceled or ended. */
  readonly field: SessionCapture | null;
  /** How the session ended; null while it goes on, and after our own 'cancel'. */
  readonly ending: PayEvent | null;
}

/**
 * Reads a StatusCallback of Twilio's Payments resource.
 * @throws PaylineError webhook.malformed when a SID, the field or a word of it is misshapen.
 */
export function readPaymentSession(form: Form): SessionReport {
  const paymentSid = form.get('Sid') ?? '';
  if (!/^PK[0-9a-f]{32}$/.test(paymentSid)) throw malformed('Sid');
  const result = form.get('Result') ?? '';
  return {
    callSid: readCallSid(form),
    paymentSid,
    field: readCapture(form),
    ending: result === '' ? null : readPayResult(form, result),
  };
}

function readCapture(form: Form): SessionCapture | null {
  const named = form.get('Capture') ?? '';
  if (named === '') return null;
  const capture = CAPTURES.find((one) => one === named);
  if (capture === undefined) throw malformed('Capture');
  const isPartial = form.get('PartialResult') === 'true';
  const errorType = word(form.get('ErrorType'));
  const isKnown = capture === 'payment-card-number' && !isPartial && errorType === null;
  return { capture, isPartial, errorType, card: isKnown ? cardNameIn(form) : null };
}

function malformed(field: string): PaylineError {
  return new PaylineError(
    'webhook.malformed',
    `The payment session's field ${field} is misshapen.`,
  );
}
