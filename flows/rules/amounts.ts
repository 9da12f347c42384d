/** Nothing on this line costs more: nine digits of cents. */
const DOLLARS_DIGITS_MAX = 7;

/**
 * Reads an amount keyed on a phone: `*` is the decimal point ("124*50", "124*5", "124").
 * Returns integer cents, or null when it is no amount: two stars, three decimals, too long, zero.
 * Without a star the digits are whole dollars; the amount is read back in words before it counts.
 */
export function keyedAmountCents(keys: string): number | null {
  const parts = /^(\d*)(?:\*(\d{0,2}))?$/.exec(keys);
  if (!parts) return null;
  const [, dollars = '', cents = ''] = parts;
  if (dollars.length > DOLLARS_DIGITS_MAX || dollars + cents === '') return null;
  const amountCents = Number(dollars || '0') * 100 + Number(cents.padEnd(2, '0'));
  return amountCents > 0 ? amountCents : null;
}
