import { readNumber } from '../callers.ts';

/**
 * The number in the page's address, `?number=+13035550125`. A plus sign that nobody encoded
 * arrives as a space.
 */
export function numberInAddress(search: string): string | null {
  const written = new URLSearchParams(search).get('number')?.trim() ?? '';
  return readNumber(written.startsWith('+') ? written : `+${written}`);
}
