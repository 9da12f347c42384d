import { DateTime } from 'luxon';
import { type CallContext, chosenBill } from '../context.ts';
import type { CallSnapshot } from '../hear.ts';
import type { BillCategory, Channel, Locale, OpenBill, Proof } from '../vocabulary.ts';
import { placeOf } from './places.ts';
import type { PersonReason } from './vocabulary.ts';

/** What a person must know of a call before they take it, as plain data. */
export interface CallBrief {
  readonly proof: Proof;
  readonly memberId: string | null;
  /** BCP 47, or 'other' when an interpreter is wanted. */
  readonly locale: Locale | 'other';
  readonly channel: Channel;
  readonly region: string | null;
  readonly reason: PersonReason;
  /** Full path of the state they were in before they asked for a person, or pay at meanwhile. */
  readonly state: string;
  /** The same in a few words of English. */
  readonly place: string;
  readonly bills: readonly BriefedBill[];
  /** What went wrong last, in words; null when nothing did. */
  readonly lastTrouble: string | null;
  /** How often a card or bank account was refused in this call. */
  readonly declineCount: number;
  /** Of the payment the caller was last about; the ledger knows the call's others. */
  readonly paymentIds: readonly string[];
  /** In a conference, or a typed conversation, with the person. */
  readonly isWithPerson: boolean;
  /** The caller pays by keypad and comes back to the person. */
  readonly isAtKeypad: boolean;
}

export interface BriefedBill {
  readonly billId: string;
  /** "Hospital stay of Oct 20, 2026". */
  readonly label: string;
  readonly balanceCents: number;
  readonly minimumCents: number;
  /** YYYY-MM-DD. */
  readonly dueDate: string;
  readonly isChosen: boolean;
}

/** Reads a call; what is not proved is not in it. */
export function briefOf({ context, value, historyValue }: CallSnapshot): CallBrief {
  const state = whereTheyAre(value, historyValue);
  const { proof, memberId, channel, region, queue, declines, payment, bills } = context;
  const chosenId = chosenBill(context)?.billId;
  return {
    proof,
    memberId,
    locale: context.needsInterpreter ? 'other' : context.locale,
    channel,
    region,
    reason: queue.reason,
    state,
    place: placeOf(state),
    bills: bills.map((bill) => briefed(bill, chosenId)),
    lastTrouble: troubleOf(context),
    declineCount: declines,
    paymentIds: payment ? [payment.paymentId] : [],
    isWithPerson: queue.stage === 'talking',
    isAtKeypad: queue.stage === 'atKeypad',
  };
}

/** In self-service, or where that was left for a person. */
function whereTheyAre(
  value: CallSnapshot['value'],
  historyValue: CallSnapshot['historyValue'],
): string {
  const [[area, inside] = ['', '']] = Object.entries(value);
  if (area === 'selfService') return pathOf({ [area]: inside });
  const left = Object.values(historyValue).flat();
  const deepest = left.toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest?.path.join('.') ?? pathOf(value);
}

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[area, inside] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${area}.${pathOf(inside)}`;
}

function briefed(bill: OpenBill, chosenId: string | undefined): BriefedBill {
  const { billId, balanceCents, minimumDueCents, dueDate } = bill;
  return {
    ...{ billId, label: labelOf(bill), balanceCents, minimumCents: minimumDueCents, dueDate },
    isChosen: billId === chosenId,
  };
}

const LABELS: Readonly<Record<BillCategory, string>> = {
  officeVisit: 'Office visit',
  hospitalStay: 'Hospital stay',
  labTests: 'Lab tests',
  emergencyVisit: 'Emergency visit',
  pharmacy: 'Pharmacy',
  premium: 'Premium',
};

/** A premium is for a month, everything else of a day. */
function labelOf({ kind, category, forDate }: OpenBill): string {
  const date = DateTime.fromISO(forDate, { locale: 'en-US' });
  if (kind === 'premium') return `Premium for ${date.toFormat('LLLL yyyy')}`;
  return `${LABELS[category]} of ${date.toFormat('LLL d, yyyy')}`;
}

/** What became of a payment says more than why the call is here. */
function troubleOf({ payment, queue, proof, ...context }: CallContext): string | null {
  switch (payment?.heard) {
    case 'declined':
      return payment.tender === 'bank' ? 'bank account refused' : 'card declined';
    case 'unknown':
      return 'the outcome of a payment is not known yet: take no other for it';
    case 'notCharged':
      return 'a payment did not go through, and nothing was charged';
    default:
      break;
  }
  if (context.lockedBy !== null) return 'another payment for the bill is not finished';
  if (queue.reason !== 'person') return TROUBLES[queue.reason] ?? null;
  const failures = context.identificationFailures + context.billLookupFailures;
  return proof === 'none' && failures > 0 ? 'what they entered matched nobody' : null;
}

const TROUBLES: Partial<Record<PersonReason, string>> = {
  tooManyTries: 'the keys did not work out three times in a row',
  tooLong: 'the call has taken too long',
  accountsDown: 'the plan’s records did not answer',
  notIdentified: 'what they entered matched nobody',
  cardsUnavailable: 'no cards could be taken',
  outOfCards: 'every card entry of the call is used up',
  declined: 'refused twice: no other try in this call',
};
