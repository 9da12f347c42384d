import type { Locale, OpenBill, RequestKind } from '../../flows/index.ts';
import type { Instalment } from '../../flows/rules/payment-plans.ts';

/**
 * The plan's member and bill records as a port. Reads may be repeated; `post` is idempotent by its
 * confirmation number and bill, `extend` by its reference. Every adapter passes test/billing/directory-contract.ts.
 */
export interface BillingDirectory {
  /** The member, or null when the plan knows no such ID. */
  findMember(memberId: string): Promise<MemberRecord | null>;
  /**
   * The member's mobile number on record, E.164, or null; never spoken. Absent where the records have
   * none: then no code can be sent, and kept cards cannot be used.
   */
  findMobileNumber?(memberId: string): Promise<string | null>;
  /**
   * The member's name for the people of the desk, or null; never spoken, never kept. Absent where
   * the records have none: the desk shows the member ID alone.
   */
  findMemberName?(memberId: string): Promise<string | null>;
  /** The bill printed with this number; null when unknown. */
  findBill(billNumber: string): Promise<FoundBill | null>;
  /** The bill that goes with a new member's application; null when unknown. */
  findApplication(applicationNumber: string): Promise<FoundApplication | null>;
  /** The member's bills with a balance, in no order. */
  openBills(memberId: string): Promise<readonly OpenBill[]>;
  /** The bill as it stands now, paid or not; null when it is gone. */
  bill(billId: string): Promise<OpenBill | null>;
  /**
   * Takes a captured payment off the bill's balance, once per confirmation number and bill: a payment
   * of several bills is posted to each of them under one number.
   */
  post(posting: Posting): Promise<void>;
  /** Moves a bill's due date, once per reference. What coverage hangs on does not move with it. */
  extend(extension: BillExtension): Promise<void>;
  /**
   * Puts a bill on a payment plan, once per reference. What was posted since the member agreed comes
   * off the earliest instalments.
   */
  setUpPlan(plan: AgreedPlan): Promise<void>;
  /** Takes a member's request, once per reference; a bill in dispute is marked so. */
  file(request: FiledRequest): Promise<void>;
}

export interface FoundBill {
  readonly bill: OpenBill;
  /** The ZIP code it was sent to. */
  readonly zip: string;
  /** Which region serves the member it was sent to, or null. */
  readonly region: string | null;
  /**
   * The member asked for confidential communications (45 CFR 164.522(b)): who knows no more than
   * the bill's number neither pays it nor hears of it. Not given is no.
   */
  readonly isRestricted?: boolean;
}

export interface FoundApplication {
  readonly bill: OpenBill;
  /** Whose application it is; YYYY-MM-DD. */
  readonly birthDate: string;
  readonly region: string | null;
  /** As for a bill found by its number. */
  readonly isRestricted?: boolean;
}

export interface MemberRecord {
  readonly memberId: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  /** Five digits. */
  readonly zip: string;
  /** Which region serves the member, or null when the records do not say. */
  readonly region: string | null;
  /** The language the member asked the plan for, or null. */
  readonly language: Locale | null;
  /** Where the plan sends the member's e-mail, or null. Never spoken. */
  readonly email: string | null;
}

export interface FiledRequest {
  readonly reference: string;
  readonly kind: RequestKind;
  readonly memberId: string;
  /** Null when it is about the member, not about one bill. */
  readonly billId: string | null;
  /** How the answer is wanted; nothing about health or income. */
  readonly detail: Readonly<Record<string, string>>;
  readonly filedAtMilliseconds: number;
}

export interface BillExtension {
  readonly reference: string;
  readonly billId: string;
  /** The new one, YYYY-MM-DD. */
  readonly dueDate: string;
}

export interface AgreedPlan {
  readonly reference: string;
  readonly billId: string;
  /** Earliest first; they sum to the balance at the time the member agreed. */
  readonly instalments: readonly Instalment[];
}

export interface Posting {
  readonly confirmation: string;
  readonly billId: string;
  readonly amountCents: number;
  readonly postedAtMilliseconds: number;
}
