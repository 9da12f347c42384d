import type { LineFacts } from './line-facts.ts';
import type {
  Channel,
  EarlierCall,
  Notice,
  OpenBill,
  PaymentOutcome,
  Proof,
  TokenizedCard,
} from './vocabulary.ts';

/** What the flow may know of the outside; given anew at every step and never saved. */
export interface Surroundings {
  /** ISO instant, UTC. */
  readonly now: string;
  /** Today's date (YYYY-MM-DD) where the plan's office is. */
  readonly today: string;
  readonly line: LineFacts;
  /** Unused names; the flow takes them when a payment is authorized. */
  readonly fresh: { paymentId(): string; confirmation(): string };
}

/** What is saved of a call between two webhooks. Strings, integer cents, and null: plain JSON. */
export interface CallMemory {
  /** E.164; null when withheld. */
  readonly callerNumber: string | null;
  readonly channel: Channel;
  /** ISO instant, UTC. */
  readonly startedAt: string;
  /** How often the caller was asked something. */
  readonly turns: number;
  /** Heard once before the next question, then forgotten. */
  readonly notices: readonly Notice[];
  /** Misses at the present question. */
  readonly tries: number;
  /** The caller has pressed at least one key in this call. */
  readonly touched: boolean;
  readonly identificationOpen: boolean;
  readonly identificationFailures: number;
  readonly billLookupFailures: number;
  /** Typed, not proven. */
  readonly claimedId: string | null;
  readonly claimedBillNumber: string | null;
  readonly proof: Proof;
  readonly memberId: string | null;
  readonly bills: readonly OpenBill[];
  readonly page: number;
  readonly earlier: EarlierCall | null;
  readonly billId: string | null;
  readonly amountCents: number;
  /** Someone else's unfinished payment holds the bill; its reference. */
  readonly lockedBy: string | null;
  readonly card: TokenizedCard | null;
  readonly cardEntries: number;
  readonly declines: number;
  readonly payment: CallPayment | null;
}

export interface CallPayment {
  readonly paymentId: string;
  readonly confirmation: string;
  readonly amountCents: number;
  readonly billId: string;
  /** How often the caller was asked to wait. */
  readonly rounds: number;
  /** Null until the caller has heard how it went. */
  readonly heard: PaymentOutcome | null;
}

export type CallContext = CallMemory & Surroundings;

/** A call that has just begun. */
export function newMemory(callerNumber: string | null, startedAt: string): CallMemory {
  return {
    callerNumber,
    channel: 'voice',
    startedAt,
    turns: 0,
    notices: [{ key: 'identify.welcome', with: {}, mustHear: false }],
    tries: 0,
    touched: false,
    identificationOpen: true,
    identificationFailures: 0,
    billLookupFailures: 0,
    claimedId: null,
    claimedBillNumber: null,
    proof: 'none',
    memberId: null,
    bills: [],
    page: 0,
    earlier: null,
    billId: null,
    amountCents: 0,
    lockedBy: null,
    card: null,
    cardEntries: 0,
    declines: 0,
    payment: null,
  };
}

/** The bill being paid, or null. */
export function chosenBill(context: CallMemory): OpenBill | null {
  return context.bills.find((bill) => bill.billId === context.billId) ?? null;
}
