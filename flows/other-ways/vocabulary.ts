import type { Locale, ReceiptWay, Say, TokenizedCard } from '../vocabulary.ts';

/** How a link to the gateway's page reaches the caller. */
export type CardLinkWay = Exclude<ReceiptWay, 'mail'>;

/** Whether a card has been entered on the page whose link was sent. */
export interface HostedCardQuery {
  readonly type: 'query.hostedCard';
  readonly entryId: string;
}

export interface HostedCardKnown {
  readonly type: 'hostedCard.known';
  /** 'notSent': no link could be sent, and none will be. */
  readonly standing: 'open' | 'entered' | 'expired' | 'notSent';
  /** Null unless one was entered. */
  readonly card: TokenizedCard | null;
}

/** Open a page for a card at the gateway and send the caller its link. */
export interface SendCardLink {
  readonly type: 'command.sendCardLink';
  readonly entryId: string;
  readonly way: CardLinkWay;
  /** E.164; null unless by text. */
  readonly phoneNumber: string | null;
  /** Whose record has the address; null unless by e-mail. */
  readonly memberId: string | null;
  /** The words the caller agreed to by pressing 1; empty unless by text. */
  readonly consentedTo: readonly Say[];
  /** Of those words, of the message and of the page. */
  readonly locale: Locale;
}
