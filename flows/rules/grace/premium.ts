import type { PlanType } from './facts.ts';
import type { MonthOwed } from './months-owed.ts';

/** What the plan knows about a premium bill beyond its balance: all the grace engine needs. */
export interface PremiumFacts {
  readonly planType: PlanType;
  /** Two letters: whose law and whose midnight. */
  readonly state: string;
  /** Every month on the bill as billed, oldest first; the balance tells what is left of it. */
  readonly months: readonly MonthOwed[];
  /** When the oldest month was first due. A later extension of the bill does not move it. */
  readonly dueDate: string;
  /** The last day paid for; null before the first payment. */
  readonly paidThroughDate: string | null;
  /** Coverage begins with this payment (the binder). */
  readonly firstPaymentPending: boolean;
  /** COBRA: when the member elected to continue. */
  readonly electionDate: string | null;
  /** When the notice of nonpayment reached the member in the form they asked for. */
  readonly noticeDate: string | null;
}
