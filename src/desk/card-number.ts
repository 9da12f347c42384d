import { scrubCardNumbers } from '../card-numbers.ts';
import { PaylineError } from '../errors.ts';

/** Throws desk.cardNumber when a text holds what passes for a card number (Luhn). */
export function refuseCardNumber(text: string): void {
  if (scrubCardNumbers(text) === text) return;
  throw new PaylineError(
    'desk.cardNumber',
    'This looks like a card number. It was not kept. Take cards by the secure payment only.',
  );
}
