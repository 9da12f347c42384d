import type { PaymentState } from '../../flows/payment.ts';
import { conversationOfCall } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import type { Database } from '../store/open.ts';

/** Where a payment stands, for the timeline of the person who has the caller. */
const WORDS: Partial<Record<PaymentState, string>> = {
  submitting: 'A payment is being charged.',
  captured: 'The payment was made.',
  declined: 'The payment was declined.',
  notCharged: 'The payment was not made; nothing was charged.',
  unknown: 'Nobody knows yet what became of the payment.',
  needsReview: 'The payment needs a person to look at it.',
};

/** Tells the desk of a payment of a call that an agent has or had. Call it inside a transaction. */
export function tellDesk(
  db: Database,
  { callSid, state }: { readonly callSid: string; readonly state: PaymentState },
  nowMilliseconds: number,
): void {
  const text = WORDS[state];
  const conversation = text === undefined ? null : conversationOfCall(db, callSid);
  if (text === undefined || !conversation) return;
  const { conversationId } = conversation;
  noteDeskEvent(db, { conversationId, text }, nowMilliseconds);
}
