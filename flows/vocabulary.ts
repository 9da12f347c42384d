import type {
  AutopayCommand,
  AutopayKnown,
  AutopayNews,
  AutopayQuery,
} from './autopay/vocabulary.ts';
import type { KeepAuthorization, Recording } from './bank/vocabulary.ts';
import type { Instalment } from './rules/payment-plans.ts';
import type {
  Allocation,
  EarlierCall,
  FreshBill,
  OpenBill,
  PastPayment,
  PayerRelationship,
  PaymentOutcome,
  PaymentPurpose,
  ReceiptWay,
  ReceiptWays,
  RequestKind,
} from './vocabulary/bills.ts';
import type {
  CodeCheck,
  CodeRefusal,
  SavedMethod,
  ScheduledNews,
  ScheduledPayment,
  TokenizedCard,
} from './vocabulary/kept-cards.ts';

export type * from './autopay/vocabulary.ts';
export type * from './bank/vocabulary.ts';
export type * from './vocabulary/bills.ts';
export type * from './vocabulary/kept-cards.ts';

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
  /** The caller's own words, recorded. */
  | { readonly type: 'spoken'; readonly recording: Recording }
  | { readonly type: 'dialEnded'; readonly how: DialEnd }
  | { readonly type: 'hangup' };

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
  | { readonly type: 'query.freshBills'; readonly billIds: readonly string[] }
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
  | { readonly type: 'query.savedMethods'; readonly memberId: string }
  | { readonly type: 'query.scheduled'; readonly memberId: string }
  | AutopayQuery
  | { readonly type: 'query.code'; readonly codeId: string; readonly digits: string }
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
      /** The cards the member has had kept; not given is none. */
      readonly savedMethods?: readonly SavedMethod[];
      /** What is still to be charged on a later date; not given is none. */
      readonly scheduled?: readonly ScheduledPayment[];
      /** Scheduled payments that were not made and of which the member has not heard. */
      readonly scheduledNews?: readonly ScheduledNews[];
      /** Something is paid automatically; not given is no. */
      readonly hasAutopay?: boolean;
      /** Automatic payments that were not made and of which the member has not heard. */
      readonly autopayNews?: readonly AutopayNews[];
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
  /** In the order they were asked for. */
  | { readonly type: 'bills.fresh'; readonly fresh: readonly FreshBill[] }
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
  | {
      readonly type: 'savedMethods.known';
      readonly methods: readonly SavedMethod[];
      /** Where a code would be texted: the end of the number on record; null when it cannot be. */
      readonly mobileLastFour: string | null;
      readonly refusal: CodeRefusal | null;
    }
  | { readonly type: 'code.checked'; readonly result: CodeCheck }
  | AutopayKnown
  | { readonly type: 'scheduled.known'; readonly payments: readonly ScheduledPayment[] }
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
      /** They sum to the amount. */
      readonly allocations: readonly Allocation[];
      readonly memberId: string | null;
      /** Of who pays by the bill's number; null when the member has identified. */
      readonly payer: PayerRelationship | null;
      readonly amountCents: number;
      /** What the card's issuer is told it is for. */
      readonly purpose: PaymentPurpose;
      readonly card: TokenizedCard;
      /** Nothing is sent to the bank before the written notice has gone out. */
      readonly waitsForNotice?: true;
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
  /** The caller agreed to pay a bill in instalments. */
  | {
      readonly type: 'command.setUpPaymentPlan';
      /** Spoken to the caller. */
      readonly reference: string;
      readonly billId: string;
      readonly memberId: string;
      /** They sum to the bill's balance. */
      readonly instalments: readonly Instalment[];
      /** The schedule as the caller heard it before pressing 1. */
      readonly agreedTo: readonly Say[];
      /** The language they heard it in. */
      readonly locale: Locale;
    }
  /** Text a new code to the mobile number on the member's record. */
  | {
      readonly type: 'command.sendCode';
      readonly codeId: string;
      readonly memberId: string;
      /** The words the caller agreed to by pressing 1. */
      readonly consentedTo: readonly Say[];
      readonly locale: Locale;
    }
  /** A code was tried: a right one is used up. */
  | { readonly type: 'command.noteCode'; readonly codeId: string; readonly isRight: boolean }
  /** The member agreed that a card is kept for their next payments. */
  | {
      readonly type: 'command.keepMethod';
      readonly methodId: string;
      readonly memberId: string;
      readonly card: TokenizedCard;
      /** The kept card it takes the place of; null when it is one more. */
      readonly replaces: string | null;
      /** The words the caller agreed to by pressing 1. */
      readonly agreedTo: readonly Say[];
      readonly locale: Locale;
    }
  | { readonly type: 'command.deleteMethod'; readonly methodId: string; readonly memberId: string }
  | KeepAuthorization
  | AutopayCommand
  /** The member agreed to pay a bill on a later date. */
  | {
      readonly type: 'command.schedule';
      readonly scheduledId: string;
      /** Spoken to the caller; the payment will have the same. */
      readonly confirmation: string;
      readonly billId: string;
      readonly memberId: string;
      readonly amountCents: number;
      readonly purpose: PaymentPurpose;
      readonly card: TokenizedCard;
      readonly onDate: string;
      /** In which the date is meant. */
      readonly zone: string;
      /** The words the caller agreed to by pressing 1. */
      readonly agreedTo: readonly Say[];
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.cancelScheduled';
      readonly scheduledId: string;
      readonly memberId: string;
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
  | 'hears.bank'
  | 'hears.speech'
  | 'waits.query'
  | 'waits.command'
  | 'connects.agent'
  | 'over';

export type Channel = 'voice' | 'relay';
