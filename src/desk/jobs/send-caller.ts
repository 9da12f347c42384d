import { goToPage, turnOfCall } from '../../line/go-to-page.ts';
import { takeTurn } from '../../line/take-turn.ts';
import {
  type ConversationRow,
  changeConversation,
  findConversation,
} from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import { latestSecurePayment, type SecurePaymentRow } from '../../store/secure-payments.ts';
import { callBriefOf } from '../call-brief.ts';
import type { CarrierOutcome } from '../carrier.ts';
import { finishConversation } from '../finish.ts';
import { endSession } from '../payment/end-session-job.ts';
import type { DeskTools } from '../tools.ts';

interface Sending {
  readonly conversation: ConversationRow;
  /** A card entry that holds the caller's keys: it must be over before they are needed. */
  readonly canceled: SecurePaymentRow | null;
  readonly billId: string;
  readonly amountCents: number;
}

/** 'notTaken': the flow does not let the caller go, and they stay where they are. */
type Sent = CarrierOutcome<null> | { readonly result: 'notTaken' } | null;

/**
 * 'sendCaller': the flow has bill and amount, and the caller's leg goes to its card entry. The
 * agent's leg stays in the conference, where the flow brings the caller back.
 */
export function createSendCallerHandler(tools: DeskTools): JobHandler<Sending | null, Sent> {
  return {
    prepare(db, job) {
      const conversation = findConversation(db, job.subject);
      if (conversation?.state !== 'open' || !conversation.isAtKeypad) return null;
      const latest = latestSecurePayment(db, job.subject);
      const canceled = latest?.state === 'canceled' ? latest : null;
      const { billId, amountCents } = job.payload;
      return { conversation, canceled, billId: String(billId), amountCents: Number(amountCents) };
    },
    call: async (sending) => sending && send(tools, sending),
    record(db, job, outcome, now) {
      const conversation = findConversation(db, job.subject);
      if (!conversation || outcome === null || outcome.result === 'done') return { result: 'done' };
      if (outcome.result === 'gone') {
        finishConversation(db, conversation, { by: 'caller', how: 'finished' }, now);
        return { result: 'done' };
      }
      // They may have gone: asked again until the carrier answers, or the agent ends the call.
      if (outcome.result === 'unknown') return { result: 'retry', why: outcome.detail };
      changeConversation(db, job.subject, { isAtKeypad: false });
      const text = 'The caller could not be sent to the keypad and is still here.';
      noteDeskEvent(db, { conversationId: job.subject, text }, now);
      return { result: 'done' };
    },
  };
}

async function send(tools: DeskTools, sending: Sending): Promise<Sent> {
  const { line, carrier, publicBaseUrl } = tools;
  const { conversation, canceled, billId, amountCents } = sending;
  const { callSid } = conversation;
  if (canceled?.paymentSid != null) {
    const ending = {
      payment: canceled,
      paymentSid: canceled.paymentSid,
      status: 'cancel',
    } as const;
    const ended = await endSession(tools, ending);
    // Refused: it has ended by itself.
    if (ended.result === 'unknown') return ended;
  }
  const turn = turnOfCall(line, callSid);
  // Told twice, the flow is where it was.
  if (turn !== null)
    await takeTurn(line, callSid, turn, { type: 'agentSends', billId, amountCents });
  if (turn !== null && !callBriefOf(line, callSid)?.isAtKeypad) return { result: 'notTaken' };
  return goToPage(line, { calls: carrier, publicBaseUrl }, callSid);
}
