import type { PremiumFacts } from './rules/grace/premium.ts';

/** The domain's words: what a caller does, what the world answers, what the flow asks for. */

/** What the caller did. Never what a menu meant by it: menus change, these words do not. */
export type CallerEvent =
  /** One key alone: 0-9, * or #. '#' alone means "no digits, just pound". */
  | { readonly type: 'key'; readonly key: string }
  /** Two or more keys, only 0-9 and *. `ended` says what closed the entry. */
  | {
      readonly type: 'digits';
      readonly digits: string;
      readonly ended: 'pound' | 'count' | 'silence';
    }
  /** Keys that must not be kept: they look like a payment card. The digits are already gone. */
  | { readonly type: 'cardTyped' }
  /** Keys that make no sense at all: letters, full-width digits, more than 32. Only the count is kept. */
  | { readonly type: 'garbled'; readonly length: number }
  | { readonly type: 'silence' }
  /** A <Redirect> came back: the caller has waited. */
  | { readonly type: 'waited' }
  | { readonly type: 'cardEntered'; readonly card: TokenizedCard }
  | { readonly type: 'cardNotEntered'; readonly why: CardEntryFailure }
  | { readonly type: 'dialEnded'; readonly how: DialEnd }
  | { readonly type: 'hangup' };

export interface TokenizedCard {
  /** Where the sealed gateway token is kept; the token itself never enters the flow. */
  readonly tokenId: string;
  readonly brand: string;
  readonly lastFour: string;
}

export type CardEntryFailure =
  | 'star'
  | 'tooManyAttempts'
  | 'cardRejected'
  | 'unavailable'
  | 'misconfigured'
  | 'hungUp'
  | 'unrecognized';

export type DialEnd = 'completed' | 'busy' | 'noAnswer' | 'failed';

/** A language the line speaks. */
export type Locale = 'en-US' | 'es-US';

/** Why a call goes to a person, and in which language the caller wants to be helped. */
export interface Transfer {
  readonly reason: 'interpreter' | 'person';
  readonly language: Locale | 'other';
}

/** How much may be said aloud: nothing, one bill's amount and due date, or the member's bills. */
export type Proof = 'none' | 'bill' | 'member';

export interface OpenBill {
  readonly billId: string;
  readonly kind: 'medical' | 'premium';
  /** What it is for in the fewest words; the prompts name each category. */
  readonly category: BillCategory;
  /** ISO date: day of service, or first day of the month covered. */
  readonly forDate: string;
  readonly dueDate: string;
  readonly balanceCents: number;
  readonly minimumDueCents: number;
  /**
   * ISO date: pay by then and coverage goes on; null when no grace period runs. The plan's own word
   * as long as `premium` is null, else worked out by the grace engine when the call takes the bill.
   */
  readonly graceEndDate: string | null;
  /** What the grace engine needs; null for medical bills, and where the plan does not give it. */
  readonly premium: PremiumFacts | null;
  /** The member disputes it: nothing is collected until the plan has looked into it. */
  readonly inDispute: boolean;
}

export type BillCategory =
  | 'officeVisit'
  | 'hospitalStay'
  | 'labTests'
  | 'emergencyVisit'
  | 'pharmacy'
  | 'premium';

/** A call by the same caller for the same member in the last half hour that broke off. */
export interface EarlierCall {
  /** The bill that was being paid, when nothing had been authorized yet. */
  readonly billId: string | null;
  /** The payment whose outcome the caller has not heard. */
  readonly payment: {
    readonly outcome: PaymentOutcome;
    readonly amountCents: number;
    readonly confirmation: string;
  } | null;
}

export type PaymentOutcome = 'captured' | 'declined' | 'notCharged' | 'unknown' | 'working';

/** A payment of the member's, as the ledger has it. */
export interface PastPayment {
  readonly confirmation: string;
  /** ISO date, where the plan's office is. */
  readonly date: string;
  readonly amountCents: number;
  /** 'visa', 'amex', …: what the prompts select the words by. */
  readonly method: string;
  readonly lastFour: string;
  readonly status: PastPaymentStatus;
}

export type PastPaymentStatus =
  | 'waiting'
  | 'captured'
  | 'posted'
  | 'declined'
  | 'notCharged'
  | 'refundPending'
  | 'refunded';

export type ReceiptWay = 'text' | 'email' | 'mail';

export interface ReceiptWays {
  /** The caller's number is one in the United States that may be a mobile's. */
  readonly canText: boolean;
  /** Its owner has told us to send no more texts. */
  readonly textsStopped: boolean;
  /** The plan has an e-mail address of the member's. */
  readonly canEmail: boolean;
}

/** What a member can ask the plan to do by this line. */
export type RequestKind = 'assistance' | 'itemizedStatement' | 'dispute' | 'onlineAccount';

/** Read-only questions the flow asks the world; they may be repeated. */
export type Query =
  | { readonly type: 'query.callerLanguage'; readonly callerNumber: string | null }
  | {
      readonly type: 'query.standing';
      readonly memberId: string;
      readonly callerNumber: string | null;
    }
  | {
      readonly type: 'query.member';
      readonly memberId: string;
      readonly birthDate: string | null;
      readonly zip: string | null;
      readonly callerNumber: string | null;
    }
  | { readonly type: 'query.bill'; readonly billNumber: string; readonly zip: string }
  | { readonly type: 'query.freshBill'; readonly billId: string }
  | { readonly type: 'query.memberBills'; readonly memberId: string }
  | { readonly type: 'query.extension'; readonly billId: string }
  | { readonly type: 'query.gateway' }
  | {
      readonly type: 'query.application';
      readonly applicationNumber: string;
      readonly birthDate: string;
    }
  | {
      readonly type: 'query.openRequest';
      readonly kind: RequestKind;
      readonly memberId: string;
      readonly billId: string | null;
    }
  | {
      readonly type: 'query.pastPayments';
      readonly memberId: string;
      /** The member's, in which the dates are told. */
      readonly zone: string;
    }
  | {
      readonly type: 'query.pastPayment';
      readonly memberId: string;
      readonly confirmation: string;
      readonly zone: string;
    }
  | {
      readonly type: 'query.receiptWays';
      readonly memberId: string | null;
      readonly callerNumber: string | null;
    }
  | { readonly type: 'query.payment'; readonly paymentId: string };

/** What came back. */
export type Outcome =
  /** What was chosen from this number before; null when nothing was. */
  | { readonly type: 'callerLanguage.known'; readonly locale: Locale | null }
  | { readonly type: 'standing.known'; readonly identificationOpen: boolean }
  | {
      readonly type: 'member.matched';
      readonly memberId: string;
      /** Who serves the member, as the plan's records have it. */
      readonly region: string | null;
      /** Remembered of the member, by the line or by the plan. */
      readonly locale: Locale | null;
      readonly bills: readonly OpenBill[];
      readonly earlier: EarlierCall | null;
    }
  | { readonly type: 'member.notMatched' }
  | { readonly type: 'member.locked' }
  | {
      readonly type: 'bill.matched';
      readonly bill: OpenBill;
      /** Of the member whose bill it is. */
      readonly region: string | null;
    }
  | { readonly type: 'bill.notMatched' }
  | {
      readonly type: 'bill.fresh';
      readonly bill: OpenBill | null;
      readonly lockedBy: string | null;
    }
  | { readonly type: 'bills.known'; readonly bills: readonly OpenBill[] }
  /** The bill as it stands, and whether its due date has been moved before. */
  | {
      readonly type: 'extension.known';
      readonly bill: OpenBill | null;
      readonly wasExtended: boolean;
    }
  /** The reference of the open request of that kind about the same; null when there is none. */
  | { readonly type: 'request.known'; readonly reference: string | null }
  /** Whether cards can be taken at this moment. */
  | { readonly type: 'gateway.known'; readonly isUp: boolean }
  | { readonly type: 'payment.known'; readonly outcome: PaymentOutcome }
  | { readonly type: 'pastPayments.known'; readonly payments: readonly PastPayment[] }
  | {
      readonly type: 'pastPayment.known';
      /** As it was keyed. */
      readonly confirmation: string;
      /** Null when there is none of this member's, whoever else's it may be. */
      readonly payment: PastPayment | null;
    }
  | ({ readonly type: 'receiptWays.known' } & ReceiptWays)
  | { readonly type: 'query.failed'; readonly query: Query['type'] };

/** Effects the flow wants; written down before the world hears of them, each with its own key. */
export type Command =
  /** A language was chosen by a caller, or by an identified member: for their next call. */
  | {
      readonly type: 'command.rememberLanguage';
      readonly callerNumber: string | null;
      readonly memberId: string | null;
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.noteIdentification';
      readonly memberId: string;
      readonly callerNumber: string | null;
      readonly matched: boolean;
    }
  | {
      readonly type: 'command.charge';
      readonly paymentId: string;
      readonly confirmation: string;
      readonly billId: string;
      readonly memberId: string | null;
      readonly amountCents: number;
      readonly card: TokenizedCard;
      /** The words the caller agreed to by pressing 1. */
      readonly agreedTo: readonly Say[];
      /** The language they heard them in. */
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.sendReceipt';
      /** In which the date is written. */
      readonly zone: string;
      readonly paymentId: string;
      readonly way: ReceiptWay;
      /** E.164; null unless by text. */
      readonly phoneNumber: string | null;
      /** The words the caller agreed to by pressing 1; empty unless by text. */
      readonly consentedTo: readonly Say[];
      /** The language they heard them in, and the receipt is written in. */
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.textAccountLink';
      /** E.164. */
      readonly phoneNumber: string;
      /** The words the caller agreed to by pressing 1. */
      readonly consentedTo: readonly Say[];
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.fileRequest';
      /** Spoken to the caller. */
      readonly reference: string;
      readonly kind: RequestKind;
      readonly memberId: string;
      readonly billId: string | null;
      /** The language the answer is written in. */
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.extend';
      /** Spoken to the caller. */
      readonly reference: string;
      readonly billId: string;
      readonly memberId: string;
      readonly fromDate: string;
      readonly dueDate: string;
    }
  /** A token the caller did not use: another card, another amount, or the call is over. */
  | { readonly type: 'command.dropCard'; readonly tokenId: string };

/** The call has used up its turns or its time. */
export interface TooLong {
  readonly type: 'tooLong';
}

export type FlowEvent = CallerEvent | Outcome | TooLong;
export type Ask = Query | Command;

/** One prompt to speak: a catalog key and its arguments (units by suffix: Cents, Date, Digits). */
export interface Say {
  readonly key: string;
  readonly with: Readonly<Record<string, string | number>>;
  /** Only when it is said in another language than the call's. */
  readonly locale?: Locale;
}

/** Said once before a question. One that must be heard is not cut short by a key. */
export interface Notice extends Say {
  readonly mustHear: boolean;
}

/** Exactly one of these tags stands on every leaf state; the renderer switches on it. */
export type Expectation =
  | 'hears.keys'
  | 'hears.card'
  | 'waits.query'
  | 'waits.command'
  | 'connects.agent'
  | 'over';

export type Channel = 'voice' | 'relay';
