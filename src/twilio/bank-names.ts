/**
 * Banks by their routing number, as their names are spoken. Routing numbers are public; a bank that
 * is not here is "the bank account ending in". Fictional, but for the number gateways use in tests.
 */
const bankNames: ReadonlyMap<string, string> = new Map([
  ['110000000', 'First Example Bank'],
  ['122105278', 'Sandbox Savings Bank'],
  ['021000021', 'Harbor Example Bank'],
]);

/** The spoken name of the bank with this routing number, or null when the table has none. */
export function bankNameOf(routingNumber: string | undefined): string | null {
  return bankNames.get(routingNumber ?? '') ?? null;
}
