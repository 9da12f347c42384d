import type { CallContext } from '../context.ts';
import { paysSeveral } from '../several-bills/chosen.ts';
import type { TokenizedCard } from '../vocabulary.ts';

/** Whether a token stands for a bank account: its brand is then the type of account. */
export function isBank(card: TokenizedCard | null): boolean {
  return card?.brand === 'checking' || card?.brand === 'savings';
}

/** Whether this caller may still pay from a bank account. */
export function offersBank({ line, bank, declines }: CallContext): boolean {
  return (
    line.tenders.includes('bank') &&
    bank.entries < line.bank.entriesPerCall &&
    declines < line.limits.declinesPerCall
  );
}

/** Whether this caller may still pay with a card. */
export function offersCard({ line, cardEntries, declines }: CallContext): boolean {
  return (
    line.tenders.includes('card') &&
    cardEntries < line.limits.cardEntriesPerCall &&
    declines < line.limits.declinesPerCall
  );
}

/** Whether the menus after a card that failed name the bank account too. */
export function offersBankInstead(context: CallContext): boolean {
  return offersBank(context) && !paysSeveral(context);
}
