import type { Tender } from '../bank/vocabulary.ts';
import type { PremiumFacts } from '../rules/grace/premium.ts';

/** What is owed, and what became of payments of it. */

/** How who pays by a bill's number stands to the member whose bill it is, as they say. */
export type PayerRelationship = 'member' | 'family' | 'caregiverOrFriend' | 'organization';

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
  /** The payment plan it is on; null or left out when there is none. */
  readonly plan?: BillPlan | null;
}

/** A payment plan without interest that a medical bill is on. */
export interface BillPlan {
  /** Of the next instalment what is not paid yet; 0 when nothing of the plan is due now. */
  readonly instalmentCents: number;
  /** ISO date: when that instalment is, or was, due. */
  readonly nextDueDate: string;
  /** Instalments that are not fully paid, the next one included. */
  readonly remainingCount: number;
  /** The part of the balance that is not on the plan. */
  readonly newChargesCents: number;
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
    readonly tender?: Tender;
  } | null;
}

export type PaymentOutcome = 'captured' | 'declined' | 'notCharged' | 'unknown' | 'working';

/** What one bill gets of a payment; together they are the payment's amount. */
export interface Allocation {
  readonly billId: string;
  readonly amountCents: number;
}

/** A bill as it stands now; null when it is gone. */
export interface FreshBill {
  readonly billId: string;
  readonly bill: OpenBill | null;
  /** The confirmation number of the payment that holds it; null when none does. */
  readonly lockedBy: string | null;
}

/** One payment by itself, an instalment of a payment plan, or one of a series without an end. */
export type PaymentPurpose = 'single' | 'instalment' | 'recurring';

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
  /** How many bills it was for. */
  readonly billCount: number;
  /** What each of several bills got; only of a payment that was looked up by its number. */
  readonly parts?: readonly PastPaymentPart[];
}

/** What one bill got of a payment. */
export interface PastPaymentPart {
  readonly amountCents: number;
  /** Null when the plan's records have the bill no more, or do not answer. */
  readonly bill: Pick<OpenBill, 'kind' | 'category' | 'forDate'> | null;
}

export type PastPaymentStatus =
  | 'noticePending'
  | 'sentToBank'
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
