import type { Recording } from '../bank/vocabulary.ts';
import type { BillCategory, Locale, Say } from '../vocabulary.ts';

/** What is paid automatically: every premium bill, or the instalments of one bill's payment plan. */
export type AutopayKind = 'premium' | 'plan';

/**
 * What an enrolment is for. Bills carry no number of the series they belong to, so there is one
 * series for all of a member's premium bills, and one for each bill that is on a payment plan.
 */
export interface AutopaySeries {
  readonly kind: AutopayKind;
  /** The bill on the plan; null for premiums. */
  readonly billId: string | null;
  /** What it is for; a plan's bill alone is named by it. */
  readonly category: BillCategory;
  /** What is due next and has not been dealt with; null when nothing is. */
  readonly next: AutopayDue | null;
  /** Coverage has not begun: its first payment (the binder) is made by the member. */
  readonly isFirstPremium: boolean;
  readonly inDispute: boolean;
  /** Null as long as it is not paid automatically. */
  readonly enrolment: AutopayEnrolment | null;
}

export interface AutopayDue {
  readonly billId: string;
  /** ISO date. */
  readonly dueDate: string;
  readonly amountCents: number;
}

export interface AutopayEnrolment {
  readonly autopayId: string;
  /** Spoken to the caller. */
  readonly reference: string;
  readonly capCents: number;
  /** Charged so many days before each due date. */
  readonly daysBefore: number;
  readonly brand: string;
  readonly lastFour: string;
  /** ISO date of the words that hold now; nothing is charged on that day. */
  readonly authorizedDate: string;
  /** A payment has begun and its end is not known yet. */
  readonly isUnderWay: boolean;
}

/** An automatic payment that was not made, or of which nobody knows, or a series that ended. */
export interface AutopayNews {
  readonly outcome: AutopayOutcome;
  readonly kind: AutopayKind;
  /** Zero when it is about no one payment. */
  readonly amountCents: number;
  /** ISO date; the day it was found out when it is about no one payment. */
  readonly dueDate: string;
}

export type AutopayOutcome =
  | 'declined'
  | 'notCharged'
  | 'unknown'
  | 'overCap'
  | 'disputed'
  | 'cardExpired'
  | 'failedTwice'
  | 'methodGone';

export type AutopayQuery = { readonly type: 'query.autopay'; readonly memberId: string };

export type AutopayKnown = {
  readonly type: 'autopay.known';
  readonly series: readonly AutopaySeries[];
};

/** Why a series cannot be paid automatically now. */
export type AutopayRefusal =
  | 'nothing'
  | 'firstPremium'
  | 'inDispute'
  | 'noMethod'
  | 'noMobile'
  | 'textsStopped'
  | 'tooManyCodes';

export type AutopayCommand =
  /** The member agreed: set up, or changed when the enrolment is there already. */
  | {
      readonly type: 'command.enrolAutopay';
      readonly autopayId: string;
      /** Spoken to the caller. */
      readonly reference: string;
      readonly isChange: boolean;
      readonly memberId: string;
      readonly kind: AutopayKind;
      readonly billId: string | null;
      readonly methodId: string;
      readonly capCents: number;
      readonly daysBefore: number;
      /** IANA: whose days the dates are. */
      readonly zone: string;
      /** ISO date in the zone. */
      readonly authorizedDate: string;
      /** The terms as they were spoken. */
      readonly terms: readonly Say[];
      /** The caller's recorded "I agree"; null when a key said it. */
      readonly recording: Recording | null;
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.skipAutopay';
      readonly autopayId: string;
      readonly memberId: string;
      readonly due: AutopayDue;
    }
  | {
      readonly type: 'command.cancelAutopay';
      readonly autopayId: string;
      readonly memberId: string;
    };
