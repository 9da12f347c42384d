import type { OpenBill } from '../../flows/index.ts';

/**
 * The plan's member and bill records as a port. Reads may be repeated; `post` is idempotent by its
 * confirmation number. Every adapter passes test/billing/directory-contract.ts.
 */
export interface BillingDirectory {
  /** The member, or null when the plan knows no such ID. */
  findMember(memberId: string): Promise<MemberRecord | null>;
  /** The bill printed with this number, and the ZIP code it was sent to; null when unknown. */
  findBill(billNumber: string): Promise<{ readonly bill: OpenBill; readonly zip: string } | null>;
  /** The member's bills with a balance, in no order. */
  openBills(memberId: string): Promise<readonly OpenBill[]>;
  /** The bill as it stands now, paid or not; null when it is gone. */
  bill(billId: string): Promise<OpenBill | null>;
  /** Takes a captured payment off the bill's balance, once per confirmation number. */
  post(posting: Posting): Promise<void>;
}

export interface MemberRecord {
  readonly memberId: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  /** Five digits. */
  readonly zip: string;
}

export interface Posting {
  readonly confirmation: string;
  readonly billId: string;
  readonly amountCents: number;
  readonly postedAtMilliseconds: number;
}
