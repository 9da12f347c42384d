import type { CardDetails, CardStep } from './steps.ts';

type StepName = CardStep['for'];

const detailsOf: Readonly<Record<StepName, readonly (keyof CardDetails)[]>> = {
  'payment-card-number': ['number', 'type'],
  'expiration-date': ['expiration'],
  'security-code': ['securityCode'],
  'postal-code': ['postalCode'],
  'bank-routing-number': ['bankRoutingNumber'],
  'bank-account-number': ['bankAccountNumber'],
};

/** The fields that are still to be keyed, in the order of asking. */
export function missingFields(steps: readonly CardStep[], card: CardDetails): StepName[] {
  const names = steps.map((step) => step.for);
  return names.filter((name) => detailsOf[name].every((detail) => card[detail] === undefined));
}

/** The card without one field; a new card has another security code, so that goes with it. */
export function withoutField(card: CardDetails, name: StepName): CardDetails {
  const gone = [
    ...detailsOf[name],
    ...(name === 'payment-card-number' ? detailsOf['security-code'] : []),
  ];
  const kept = Object.entries(card).filter(([detail]) => !gone.some((one) => one === detail));
  return Object.fromEntries(kept);
}
