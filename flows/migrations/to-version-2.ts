/** A call of version 1 as it was kept. */
interface Kept {
  readonly context: { readonly bills: readonly object[] };
}

/**
 * Version 1 knew English, one office, bills and payments. Its caller has chosen no language and hears
 * English to the end; what version 2 asks for on the way is asked when it is needed.
 */
export function toVersion2(persisted: unknown): unknown {
  const kept = persisted as Kept;
  const bills = kept.context.bills.map((bill) => ({ ...bill, ...newInBills }));
  return { ...kept, context: { ...kept.context, ...newInMemory, bills } };
}

const newInBills = { premium: null, inDispute: false };

const newInMemory = {
  locale: 'en-US',
  languageFrom: 'assumed',
  region: null,
  needsInterpreter: false,
  transfer: null,
  typedAhead: null,
  extension: null,
  request: null,
  householdCount: 0,
  webMentioned: false,
  pastPayments: [],
  pastPayment: null,
  confirmationFailures: 0,
  receiptWays: null,
  receipt: null,
};
