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
  /** ISO date: pay by then and coverage goes on; null when no grace period runs. */
  readonly graceEndDate: string | null;
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

/** Read-only questions the flow asks the world; they may be repeated. */
export type Query =
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
  | { readonly type: 'query.payment'; readonly paymentId: string };

/** What came back. */
export type Outcome =
  | { readonly type: 'standing.known'; readonly identificationOpen: boolean }
  | {
      readonly type: 'member.matched';
      readonly memberId: string;
      readonly bills: readonly OpenBill[];
      readonly earlier: EarlierCall | null;
    }
  | { readonly type: 'member.notMatched' }
  | { readonly type: 'member.locked' }
  | { readonly type: 'bill.matched'; readonly bill: OpenBill }
  | { readonly type: 'bill.notMatched' }
  | {
      readonly type: 'bill.fresh';
      readonly bill: OpenBill | null;
      readonly lockedBy: string | null;
    }
  | { readonly type: 'bills.known'; readonly bills: readonly OpenBill[] }
  | { readonly type: 'payment.known'; readonly outcome: PaymentOutcome }
  | { readonly type: 'query.failed'; readonly query: Query['type'] };

/** Effects the flow wants; written down before the world hears of them, each with its own key. */
export type Command =
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
