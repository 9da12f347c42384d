import type { CallContext } from '../context.ts';
import type { PayerRelationship, Say } from '../vocabulary.ts';
import { regionPages, regionsOnPage } from './regions.ts';

type Words = Say['with'];

/**
 * Laid over the words of a bill for who has shown only its number: not what it is for, and not the
 * minimum due either, which tells of instalments (45 CFR 164.502(b), minimum necessary).
 */
export const guestWords: Words = { kind: 'bill', category: 'none', offersMinimum: 'no' };

type HeldBill = Pick<CallContext, 'proof' | 'lockedBy'> & {
  readonly payment: { readonly confirmation: string } | null;
};

/** Whether the reference of the payment that holds the bill is this caller's to hear. */
export function tellsLock({ proof, lockedBy, payment }: HeldBill): boolean {
  return proof === 'member' || lockedBy === payment?.confirmation;
}

/** How the payer stands to the member; null when the member has identified. */
export function payerOf({
  proof,
  payer,
}: Pick<CallContext, 'proof' | 'payer'>): PayerRelationship | null {
  return proof === 'bill' ? payer : null;
}

/** The prompts of a guest's questions that are spoken by the list; null for any other key. */
export function guestQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (key === 'guest.eachRegion') {
    return regionsOnPage(context).map(({ name }, index) => ({
      key,
      with: { ...words, regionName: name[context.locale], number: index + 1 },
    }));
  }
  if (key === 'guest.moreRegions' && regionPages(context) === 1) return [];
  return null;
}
