/** What the sandbox does when a token of this card is charged. */
export const magicOutcomes = [
  'approved',
  'declined',
  'insufficientFunds',
  'expiredCard',
  'answerLost',
  'slow',
  'errorBeforeCharge',
  'errorAfterCharge',
] as const;
export type MagicOutcome = (typeof magicOutcomes)[number];

export interface MagicCard {
  /** A published test number: no bank ever issued it. */
  readonly number: string;
  readonly brand: 'Visa' | 'Mastercard' | 'American Express' | 'Discover';
  readonly outcome: MagicOutcome;
  /** What happens, for people. */
  readonly name: string;
}

export const magicCards: readonly MagicCard[] = [
  { number: '4111111111111111', brand: 'Visa', outcome: 'approved', name: 'approved' },
  { number: '5555555555554444', brand: 'Mastercard', outcome: 'approved', name: 'approved' },
  { number: '378282246310005', brand: 'American Express', outcome: 'approved', name: 'approved' },
  { number: '6011111111111117', brand: 'Discover', outcome: 'approved', name: 'approved' },
  { number: '4000000000000002', brand: 'Visa', outcome: 'declined', name: 'declined' },
  {
    number: '4000000000009995',
    brand: 'Visa',
    outcome: 'insufficientFunds',
    name: 'insufficient funds',
  },
  { number: '4000000000000069', brand: 'Visa', outcome: 'expiredCard', name: 'expired' },
  {
    number: '4000000000000259',
    brand: 'Visa',
    outcome: 'answerLost',
    name: 'approved, but the answer is lost',
  },
  { number: '4000000000000077', brand: 'Visa', outcome: 'slow', name: 'approved after 8 seconds' },
  {
    number: '4000000000000119',
    brand: 'Visa',
    outcome: 'errorBeforeCharge',
    name: 'HTTP 500, nothing charged',
  },
  {
    number: '4000000000000341',
    brand: 'Visa',
    outcome: 'errorAfterCharge',
    name: 'charged, then HTTP 500',
  },
];
