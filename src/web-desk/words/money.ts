const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** 12450 → "$124.50". */
export function formatCents(amountCents: number): string {
  return dollars.format(amountCents / 100);
}

/** "$1,245.5" → 124550, whole cents without going by way of a fraction; null when it is no amount. */
export function parseDollars(text: string): number | null {
  const parts = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (parts === null) return null;
  const [, whole = '', cents = ''] = parts;
  return Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'));
}
