/** One month's premium; `month` is its first day. */
export interface MonthOwed {
  readonly month: string;
  readonly amountCents: number;
}

/**
 * What of the billed months (oldest first) is still owed: payments pay the oldest month first, and
 * the balance says how much has been paid. A balance above the billed months counts to the oldest.
 */
export function stillOwed(
  billed: readonly MonthOwed[],
  balanceCents: number,
): readonly MonthOwed[] {
  let leftCents = balanceCents;
  return billed
    .toReversed()
    .map(({ month, amountCents }, index) => {
      const isOldest = index === billed.length - 1;
      const owedCents = isOldest ? leftCents : Math.min(amountCents, leftCents);
      leftCents -= owedCents;
      return { month, amountCents: owedCents };
    })
    .filter(({ amountCents }) => amountCents > 0)
    .toReversed();
}

export function totalCents(months: readonly MonthOwed[]): number {
  return months.reduce((sum, { amountCents }) => sum + amountCents, 0);
}
