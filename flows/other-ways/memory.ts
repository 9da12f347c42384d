import type { CardLinkWay } from './vocabulary.ts';

/** What a call remembers of the link it has sent. */
export interface OtherWaysMemory {
  /** Null while no card is awaited. */
  readonly cardLink: CardLink | null;
}

export interface CardLink {
  /** Our own name for the page; the card's token will be kept under it. */
  readonly entryId: string;
  readonly way: CardLinkWay;
}

export const newOtherWaysMemory: OtherWaysMemory = { cardLink: null };
