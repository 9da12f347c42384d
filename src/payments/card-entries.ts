import type { Locale } from '../../flows/vocabulary.ts';

/** The cards a page may take, in the words <Pay> has for them. */
export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'discover';

/**
 * Cards entered on the gateway's own page instead of on a telephone. Such a page only makes a token,
 * as <Pay chargeAmount="0"> does: nothing is charged there, and no digit of the card comes near us.
 */
export interface CardEntries {
  /**
   * Opens a page. The same `entryId` again is the same page, whatever became of it meanwhile.
   * Never throws for anything the network does.
   */
  open(order: CardEntryOrder, deadlineMilliseconds: number): Promise<OpenedCardEntry>;
  /** What became of a page, by our own id. Never throws for anything the network does. */
  find(entryId: string, deadlineMilliseconds: number): Promise<FoundCardEntry>;
}

export interface CardEntryOrder {
  /** Idempotency key, and what the entry is looked up by. */
  readonly entryId: string;
  /** The language of the page. */
  readonly locale: Locale;
  /** Who is paid, as the page names them. */
  readonly payee: string;
  /** As <Pay> names them. */
  readonly brands: readonly string[];
}

export type OpenedCardEntry =
  | {
      readonly result: 'open';
      /** Whoever has it can enter a card, and can see nothing. */
      readonly url: string;
      readonly expiresAtMilliseconds: number;
    }
  /** Refused for good (a bad key or request): a person must look. */
  | { readonly result: 'refused'; readonly detail: string }
  | { readonly result: 'unknown'; readonly detail: string };

export type FoundCardEntry =
  | { readonly result: 'open' }
  | {
      readonly result: 'entered';
      /** Good for one charge. */
      readonly token: string;
      readonly brand: CardBrand;
      readonly lastFour: string;
    }
  /** Nothing was entered in time, or there is no such page. */
  | { readonly result: 'expired' }
  | { readonly result: 'unknown'; readonly detail: string };
