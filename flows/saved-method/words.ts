import type { CallContext } from '../context.ts';
import { itemsOnPage } from '../relay/one-at-a-time.ts';
import type { SavedMethod, Say, TokenizedCard } from '../vocabulary.ts';
import { chosenMethod, hasExpired, offersKeeping, usableMethods } from './memory.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** For the prompt after a payment, which offers to keep the card. */
export function savedMethodWords(context: CallContext): Words {
  return { offersKeeping: yes(offersKeeping(context)) };
}

/** The prompts about kept cards; null for any other key. */
export function savedMethodQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (!key.startsWith('savedMethod.')) return null;
  const usable = usableMethods(context);
  const each = (methods: readonly SavedMethod[]) =>
    methods.map((method, index) => ({
      key,
      with: { ...words, ...aboutMethod(method, context), number: index + 1 },
    }));
  if (key === 'savedMethod.eachToUse') return each(usable);
  if (key === 'savedMethod.eachKept') return each(itemsOnPage(context, context.savedMethods));
  const chosen = chosenMethod(context);
  const card = context.keepable ?? chosen?.card;
  const about = {
    ...(key.startsWith('savedMethod.keep')
      ? { brand: card?.brand ?? 'other', lastFourDigits: card?.lastFour ?? '' }
      : chosen && aboutMethod(chosen, context)),
    methodCount: context.savedMethods.length,
    hasMoreKept: yes(context.channel !== 'voice' && context.savedMethods.length > 1),
    number: usable.length + 1,
    mobileDigits: context.stepUp.mobileLastFour ?? '',
    codeMinuteCount: context.line.savedMethods.codeMinutes,
  };
  return [{ key, with: { ...words, ...about } }];
}

function aboutMethod({ card, expiryMonth, ...method }: SavedMethod, context: CallContext): Words {
  const expiry = hasExpired({ card, expiryMonth, ...method }, context.today) ? 'past' : 'known';
  return {
    brand: card.brand,
    lastFourDigits: card.lastFour,
    expiry: expiryMonth === null ? 'none' : expiry,
    forScheduled: yes(isForScheduled(context, card)),
    forAutopay: yes(context.hasAutopay),
    // A month is spoken from a whole date; one that is not known is not spoken.
    expiresMonth: `${expiryMonth ?? context.today.slice(0, 7)}-01`,
  };
}

/** A scheduled payment goes on with its card, whether the card is kept for others or not. */
function isForScheduled({ scheduledPayments }: CallContext, card: TokenizedCard): boolean {
  return scheduledPayments.some(
    ({ brand, lastFour }) => brand === card.brand && lastFour === card.lastFour,
  );
}
