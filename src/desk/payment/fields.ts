import type { SecureField } from '../../store/secure-payments.ts';
import type { SessionCapture } from '../../twilio/read-payment-session.ts';
import type { PaymentField } from '../contract.ts';
import { captureErrorWords, cardWords } from './words.ts';

/** Twilio's names of what the member keys. */
export const captures: Readonly<Record<PaymentField, SessionCapture['capture']>> = {
  cardNumber: 'payment-card-number',
  expirationDate: 'expiration-date',
  securityCode: 'security-code',
  postalCode: 'postal-code',
};

type Fields = readonly SecureField[];

/** Nothing asked yet, in the order of asking. */
export const newFields: Fields = (Object.keys(captures) as PaymentField[]).map((field) => ({
  field,
  state: 'pending',
  detail: null,
  ask: 0,
}));

/**
 * One field is asked for, by the request of that number. What was being keyed is forgotten by the
 * carrier; a new card number has another security code, so that is forgotten too.
 */
export function askField(fields: Fields, field: PaymentField, ask: number): Fields {
  return fields.map((one) => {
    if (one.field === field) return { ...one, state: 'asked', detail: null, ask };
    const isBroken = one.state === 'asked' || one.state === 'keying';
    const isOfOldCard = field === 'cardNumber' && one.field === 'securityCode';
    if (isOfOldCard) return { ...one, state: 'pending', detail: null, ask: 0 };
    return isBroken ? { ...one, state: 'pending', detail: null } : one;
  });
}

/**
 * What the carrier tells of a field, unless it was asked for anew since that request. What was keyed
 * to its end before the next field was asked for is well, however late we hear of it.
 */
export function hearField(fields: Fields, ask: number, heard: SessionCapture): Fields {
  return fields.map((one) => {
    if (captures[one.field] !== heard.capture || one.ask !== ask) return one;
    if (heard.isPartial) return one.state === 'asked' ? { ...one, state: 'keying' } : one;
    if (heard.errorType !== null) return wrong(one, captureErrorWords(heard.errorType));
    const detail = heard.card === null ? null : cardWords(heard.card);
    return { ...one, state: 'ok', detail };
  });
}

/** The request to ask for it was lost: nobody knows whether the carrier listens. */
export function loseAsk(fields: Fields, ask: number): Fields {
  const isLost = (one: SecureField) => one.ask === ask && one.state === 'asked';
  return fields.map((one) =>
    isLost(one) ? wrong(one, 'the carrier did not answer, ask again') : one,
  );
}

const wrong = (field: SecureField, detail: string): SecureField => ({
  ...field,
  state: 'error',
  detail,
});

export const isComplete = (fields: Fields): boolean => fields.every(({ state }) => state === 'ok');
