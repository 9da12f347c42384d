import { isBank } from '../bank/tender.ts';
import type { CallContext } from '../context.ts';
import type { CodeRefusal, SavedMethod, TokenizedCard } from '../vocabulary.ts';

/** What a call remembers of the member's kept cards. */
export interface SavedMethodMemory {
  readonly savedMethods: readonly SavedMethod[];
  /** The one that was chosen. */
  readonly methodId: string | null;
  /** The card keyed for the last payment, as long as keeping it can be asked. */
  readonly keepable: TokenizedCard | null;
  readonly stepUp: StepUp;
}

/** The second factor before a kept card is used: a code texted to the member's own number. */
export interface StepUp {
  /** The code that is expected; the digits themselves are not here. */
  readonly codeId: string | null;
  /** Four digits; null when no text can be sent. */
  readonly mobileLastFour: string | null;
  readonly refusal: CodeRefusal | null;
  readonly isVerified: boolean;
  /** Wrong codes keyed for the code that is expected. */
  readonly wrongCount: number;
}

export const newSavedMethodMemory: SavedMethodMemory = {
  savedMethods: [],
  methodId: null,
  keepable: null,
  stepUp: {
    codeId: null,
    mobileLastFour: null,
    refusal: null,
    isVerified: false,
    wrongCount: 0,
  },
};

/** The cards that can still be charged this month. */
export function usableMethods({ savedMethods, today }: CallContext): readonly SavedMethod[] {
  return savedMethods.filter((method) => !hasExpired(method, today));
}

export function hasExpired({ expiryMonth }: SavedMethod, todayDate: string): boolean {
  return expiryMonth !== null && expiryMonth < todayDate.slice(0, 7);
}

export function chosenMethod({ savedMethods, methodId }: CallContext): SavedMethod | null {
  return savedMethods.find((method) => method.methodId === methodId) ?? null;
}

/** The card that is charged now, when it was keyed in this call and is not kept. */
export function keepableCard({ card, savedMethods }: CallContext): TokenizedCard | null {
  const isKept = savedMethods.some((method) => method.card.tokenId === card?.tokenId);
  // The token of a bank account is for one debit alone.
  return isKept || isBank(card) || card?.isForOneCharge ? null : card;
}

/** Whether the member can be asked to keep the card of the payment just made. */
export function offersKeeping({ proof, keepable, savedMethods, payment, line }: CallContext) {
  if (proof !== 'member' || !keepable || payment?.heard !== 'captured') return false;
  if (savedMethods.length >= line.savedMethods.perMemberMax) return false;
  return !savedMethods.some(
    ({ card }) => card.brand === keepable.brand && card.lastFour === keepable.lastFour,
  );
}
