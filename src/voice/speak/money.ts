import { PaylineError } from '../../errors.ts';
import { type Locale, type Manner, speakerOf } from './speakers.ts';

/** One cent below a billion dollars: above it no bill is real, and no words are prepared. */
export const largestAmountCents = 99_999_999_999;

/**
 * An amount of US dollars in words, "124 dollars and 50 cents"; on a TTY "$124.50". Amounts are spelled out by us and
 * never left to a synthesiser's normalisation (domain B-07).
 *
 * @param amountCents whole cents, 0 to 99,999,999,999
 * @throws PaylineError prompt.badArgument for a fraction of a cent, a negative amount or more than
 *   can be said
 */
export function speakMoney(amountCents: number, locale: Locale, manner: Manner = 'voice'): string {
  if (!Number.isInteger(amountCents) || amountCents < 0 || amountCents > largestAmountCents) {
    throw new PaylineError(
      'prompt.badArgument',
      'An amount to be spoken is not a whole number of cents from 0 to 99,999,999,999. ' +
        'Pass integer cents; refunds and credits are worded by the prompt, not by a sign.',
    );
  }
  return speakerOf(locale, manner).money(Math.floor(amountCents / 100), amountCents % 100);
}
