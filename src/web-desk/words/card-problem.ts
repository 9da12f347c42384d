import { scrubCardNumbers } from '../../card-numbers.ts';

/** Why a text may not be sent or kept; null when it may. */
export function cardProblem(text: string): string | null {
  if (scrubCardNumbers(text) === text) return null;
  return 'This looks like a card number. Take it out: card numbers are never written down.';
}
