/** Cards, those that were kept, and payments agreed to for a later day. */

export interface TokenizedCard {
  /** Where the sealed gateway token is kept; the token itself never enters the flow. */
  readonly tokenId: string;
  readonly brand: string;
  readonly lastFour: string;
  /** Of a bank account, whose brand is its type: the bank's name, when it is known. */
  readonly bankName?: string;
  /** Good for one charge at once: it can be kept neither for later nor for the next. */
  readonly isForOneCharge?: true;
}

/** A card that the member agreed to have kept. */
export interface SavedMethod {
  readonly methodId: string;
  readonly card: TokenizedCard;
  /** YYYY-MM: the card's last month; null when it is not known. */
  readonly expiryMonth: string | null;
}

/** A payment the member has agreed to on a later date, not charged yet. */
export interface ScheduledPayment {
  readonly scheduledId: string;
  /** The payment will have the same. */
  readonly confirmation: string;
  readonly billId: string;
  /** Charged at most; less when less is owed by then. */
  readonly amountCents: number;
  /** ISO date, where the member's office is. */
  readonly onDate: string;
  readonly brand: string;
  readonly lastFour: string;
}

/** A scheduled payment that was not made, or of which nobody knows. */
export interface ScheduledNews {
  readonly outcome:
    | 'declined'
    | 'notCharged'
    | 'unknown'
    | 'nothingOwed'
    | 'disputed'
    | 'billLocked';
  readonly onDate: string;
  readonly amountCents: number;
  readonly confirmation: string;
}

/** Why no code can be texted, and so no kept card be used. */
export type CodeRefusal = 'noMobile' | 'textsStopped' | 'tooManyCodes';

/** What keyed digits are: the code, not it, not it and no more tries, or nothing can be it any more. */
export type CodeCheck = 'right' | 'wrong' | 'lastWrong' | 'expired';
