/** Twilio's names of card brands (reference 3.1). */
export const cardTypes = [
  'visa',
  'mastercard',
  'amex',
  'maestro',
  'discover',
  'optima',
  'jcb',
  'diners-club',
  'enroute',
] as const;
export type CardType = (typeof cardTypes)[number];
