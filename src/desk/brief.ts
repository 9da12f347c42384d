import { briefOf as callBriefOf, regionOf } from '../../flows/index.ts';
import { surroundingsOf } from '../line/surroundings.ts';
import { hasUnknownPayment, paymentsOfCall } from '../payments/of-call.ts';
import type { Payment } from '../payments/payment.ts';
import { callbackAt } from '../store/callback-places.ts';
import { type Callback, findCallback } from '../store/callbacks.ts';
import { callerNumberOf, findCall } from '../store/calls.ts';
import type { ConversationRow } from '../store/conversations.ts';
import type { OfferRow } from '../store/offers.ts';
import type { Database } from '../store/open.ts';
import { findEntry, type QueueEntry } from '../store/queue-entries.ts';
import type { Brief, BriefPayment, Offer } from './contract.ts';
import type { MemberNames } from './names.ts';
import type { DeskTools } from './tools.ts';

/** What briefs are made with. */
export type BriefTools = Pick<DeskTools, 'line'> & { readonly names?: MemberNames };

/** Of a call that is being offered, and how long it has waited. */
export function briefOfOffer(tools: BriefTools, { entryId }: OfferRow): Brief | null {
  const entry = findEntry(tools.line.db, entryId);
  if (!entry) return null;
  return briefOfEntry(tools, entry, tools.line.clock.now() - entry.joinedAtMilliseconds);
}

/** Of a call that was taken. */
export function briefOfConversation(
  tools: BriefTools,
  { entryId, waitedMilliseconds }: ConversationRow,
): Brief | null {
  const entry = findEntry(tools.line.db, entryId);
  return entry && briefOfEntry(tools, entry, waitedMilliseconds);
}

/** What of a callback is beside the brief; empty for a caller. */
export function callbackFacts({ line }: BriefTools, { entryId }: OfferRow): CallbackFacts {
  const entry = findEntry(line.db, entryId);
  const callback = entry && callbackOf(line.db, entry);
  if (!callback) return {};
  const { askedAtMilliseconds, tries } = callback;
  return { isCallback: true, askedAtMilliseconds, tries };
}

type CallbackFacts = Pick<Offer, 'isCallback' | 'askedAtMilliseconds' | 'tries'>;

function callbackOf(db: Database, { callSid }: QueueEntry): Callback | null {
  const callbackId = callbackAt(callSid);
  return callbackId === null ? null : findCallback(db, callbackId);
}

function briefOfEntry(tools: BriefTools, entry: QueueEntry, waitedMilliseconds: number): Brief {
  const { line, names } = tools;
  const callback = callbackOf(line.db, entry);
  // What is known of who asked is of the call they asked in; who answers has proved nothing yet.
  const callSid = callback?.fromCallSid ?? entry.callSid;
  const call = findCall(line.db, callSid);
  const known = call && callBriefOf(savedOf(call), surroundingsOf(line));
  const memberId = callback?.memberId ?? known?.memberId ?? null;
  const bills = known?.bills ?? [];
  return {
    memberId,
    memberName: memberId === null ? null : (names?.of(memberId) ?? null),
    proof: callback ? 'none' : (known?.proof ?? 'none'),
    callerNumber: callback?.phoneNumber ?? callerNumberOf(line.db, callSid),
    language: known?.locale ?? entry.locale,
    channel: entry.channel,
    region: regionOf(line.facts, known?.region ?? entry.region).name['en-US'],
    reason: entry.reason,
    place: known?.place ?? '',
    bills,
    payments: paymentsOfCall(line.db, callSid).map(briefPayment),
    lastError: known?.lastTrouble ?? null,
    waitedSeconds: Math.floor(waitedMilliseconds / 1000),
    hasUnknownPayment: hasUnknownPayment(
      line.db,
      callSid,
      bills.map(({ billId }) => billId),
    ),
  };
}

const savedOf = ({ flowVersion, saved }: { flowVersion: number; saved: string }) => ({
  flowVersion,
  json: saved,
});

function briefPayment(payment: Payment): BriefPayment {
  return {
    paymentId: payment.id,
    confirmation: payment.confirmation,
    amountCents: payment.amountCents,
    state: payment.state,
    why: payment.declineReason,
    atMilliseconds: payment.createdAtMilliseconds,
  };
}
