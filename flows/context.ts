import { type AutopayMemory, newAutopayMemory } from './autopay/memory.ts';
import { type BankMemory, noBankYet } from './bank/memory.ts';
import { type CallbackMemory, newCallbackMemory } from './callback/memory.ts';
import type { LineFacts } from './line-facts.ts';
import { newOtherWaysMemory, type OtherWaysMemory } from './other-ways/memory.ts';
import { newQueueMemory, type QueueMemory } from './queue/memory.ts';
import { newRelayMemory, type RelayMemory } from './relay/memory.ts';
import { oneAtATime } from './relay/one-at-a-time.ts';
import type { ExtensionRefusal } from './rules/extensions.ts';
import type { PaymentPlanRefusal } from './rules/payment-plans.ts';
import { officeOf } from './rules/regions.ts';
import { newSavedMethodMemory, type SavedMethodMemory } from './saved-method/memory.ts';
import { newScheduledMemory, type ScheduledMemory } from './scheduled/memory.ts';
import type {
  Allocation,
  Channel,
  EarlierCall,
  Locale,
  Notice,
  OpenBill,
  PastPayment,
  PayerRelationship,
  PaymentOutcome,
  Proof,
  ReceiptWay,
  ReceiptWays,
  RequestKind,
  Tender,
  TokenizedCard,
  Transfer,
} from './vocabulary.ts';

/** What the flow may know of the outside; given anew at every step and never saved. */
export interface Surroundings {
  /** ISO instant, UTC. */
  readonly now: string;
  /** Today's date (YYYY-MM-DD) in an IANA zone. */
  todayIn(zone: string): string;
  readonly line: LineFacts;
  /** Unused names; the flow takes them when a payment is authorized. */
  readonly fresh: { paymentId(): string; confirmation(): string };
}

/** What is saved of a call between two webhooks. Strings, integer cents, and null: plain JSON. */
export interface CallMemory
  extends SavedMethodMemory,
    ScheduledMemory,
    AutopayMemory,
    RelayMemory,
    OtherWaysMemory,
    QueueMemory,
    CallbackMemory {
  /** E.164; null when withheld. */
  readonly callerNumber: string | null;
  readonly channel: Channel;
  readonly locale: Locale;
  /** Who said so. A choice in this call outweighs the member's record, and that the caller's number. */
  readonly languageFrom: 'nobody' | 'assumed' | 'callerNumber' | 'member' | 'choice';
  /** The id of one of `regions` in line.json; null until a member or a bill is known. */
  readonly region: string | null;
  /** The caller speaks neither. */
  readonly needsInterpreter: boolean;
  /** Set when a person is dialled. */
  readonly transfer: Transfer | null;
  /** A key of the language question that is no language, and the turn it came in. */
  readonly typedAhead: { readonly key: string; readonly turn: number } | null;
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
  /** How who pays by a bill's number stands to the member; null until they have said. */
  readonly payer: PayerRelationship | null;
  readonly page: number;
  readonly earlier: EarlierCall | null;
  readonly billId: string | null;
  readonly amountCents: number;
  readonly several: SeveralBills | null;
  /** Someone else's unfinished payment holds the bill; its reference. */
  readonly lockedBy: string | null;
  readonly card: TokenizedCard | null;
  readonly cardEntries: number;
  readonly bank: BankMemory;
  readonly declines: number;
  readonly payment: CallPayment | null;
  readonly extension: AskedExtension | null;
  readonly paymentPlan: AskedPaymentPlan | null;
  readonly request: CallRequest | null;
  /** People in the caller's household, as keyed; 0 until then. */
  readonly householdCount: number;
  readonly webMentioned: boolean;
  readonly pastPayments: readonly PastPayment[];
  readonly pastPayment: PastPayment | null;
  readonly confirmationFailures: number;
  readonly receiptWays: ReceiptWays | null;
  /** What was asked for in writing, and about which payment. */
  readonly receipt: { readonly paymentId: string; readonly way: ReceiptWay | 'none' } | null;
}

/** Something the plan is to do, filed in this call or found. */
export interface CallRequest {
  readonly kind: RequestKind;
  readonly billId: string | null;
  /** Null until it is filed or found. */
  readonly reference: string | null;
}

/** Several bills the caller pays together, unless one bill is chosen after that. */
export interface SeveralBills {
  /** Which the caller is asked about, in this order. */
  readonly offeredIds: readonly string[];
  /** About so many of them they have been asked. */
  readonly askedCount: number;
  readonly includedIds: readonly string[];
  /** What each included bill gets; empty until the caller has chosen how much. */
  readonly allocations: readonly Allocation[];
}

/** A due date the caller wants moved; both dates are null when it is not. */
export interface AskedExtension {
  readonly billId: string;
  readonly why: ExtensionRefusal | null;
  readonly fromDate: string | null;
  readonly dueDate: string | null;
  /** Null until it is granted. */
  readonly reference: string | null;
}

/** A payment plan the caller wants for a bill. */
export interface AskedPaymentPlan {
  readonly billId: string;
  /** Null when the bill can be split. */
  readonly why: PaymentPlanRefusal | null;
  readonly totalCents: number;
  /** Of instalments; 0 until the caller has chosen. */
  readonly count: number;
  /** YYYY-MM-DD */
  readonly firstDate: string;
  /** Null until the caller has agreed. */
  readonly reference: string | null;
}

export interface CallPayment {
  readonly paymentId: string;
  readonly confirmation: string;
  readonly amountCents: number;
  /** How many bills it pays. */
  readonly billCount: number;
  /** A card's when it is left out. */
  readonly tender?: Tender;
  /** How often the caller was asked to wait. */
  readonly rounds: number;
  /** Null until the caller has heard how it went. */
  readonly heard: PaymentOutcome | null;
}

export interface CallContext extends CallMemory, Surroundings {
  /** Today's date (YYYY-MM-DD) where the caller's office is. */
  readonly today: string;
}

/** A call's memory in the world of now. */
export function contextOf(memory: CallMemory, surroundings: Surroundings): CallContext {
  const { zone } = officeOf(surroundings.line, memory.region);
  const line = oneAtATime(surroundings.line, memory.channel);
  return { ...memory, ...surroundings, line, today: surroundings.todayIn(zone) };
}

/** A call that has just begun. */
export function newMemory(
  callerNumber: string | null,
  channel: Channel,
  startedAt: string,
): CallMemory {
  return {
    callerNumber,
    channel,
    locale: 'en-US',
    languageFrom: 'nobody',
    region: null,
    needsInterpreter: false,
    transfer: null,
    typedAhead: null,
    startedAt,
    turns: 0,
    notices: [],
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
    payer: null,
    page: 0,
    earlier: null,
    billId: null,
    amountCents: 0,
    several: null,
    lockedBy: null,
    card: null,
    cardEntries: 0,
    bank: noBankYet,
    declines: 0,
    payment: null,
    extension: null,
    paymentPlan: null,
    request: null,
    householdCount: 0,
    webMentioned: false,
    pastPayments: [],
    pastPayment: null,
    confirmationFailures: 0,
    receiptWays: null,
    receipt: null,
    ...newSavedMethodMemory,
    ...newScheduledMemory,
    ...newAutopayMemory,
    ...newRelayMemory(startedAt),
    ...newOtherWaysMemory,
    ...newCallbackMemory,
    ...newQueueMemory,
  };
}

/** The bill being paid, or null. */
export function chosenBill(context: CallMemory): OpenBill | null {
  return context.bills.find((bill) => bill.billId === context.billId) ?? null;
}
