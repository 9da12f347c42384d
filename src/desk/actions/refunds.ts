import { PaylineError } from '../../errors.ts';
import { findPayment } from '../../payments/ledger.ts';
import { presenceOf } from '../../store/agent-presence.ts';
import { findConversation } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { askRefund, decideRefund, findRefundRequest } from '../../store/refund-requests.ts';
import { type Doers, overtaken, requireSupervisor } from '../acting.ts';
import { refuseCardNumber } from '../card-number.ts';

const GIVABLE: ReadonlySet<string> = new Set(['captured', 'posted']);

/** One person asks for a refund, another decides; neither moves money. */
export const refundDoers: Doers<'askRefund' | 'approve'> = {
  askRefund({ db, now, agent, tools }, { conversationId, paymentId, why }) {
    const { agentId } = agent;
    if (presenceOf(db, agentId).conversationId !== conversationId) {
      throw overtaken('This call is not with you any more.');
    }
    const payment = findPayment(db, paymentId);
    const callSid = findConversation(db, conversationId)?.callSid;
    if (payment?.callSid !== callSid) throw overtaken('This payment is not one of this call.');
    if (!GIVABLE.has(payment?.state ?? '')) {
      throw new PaylineError('desk.notNow', 'Only a payment that was taken can be given back.');
    }
    refuseCardNumber(why);
    const requestId = tools.line.identifiers.ulid();
    const request = { requestId, paymentId, conversationId, askedBy: agentId, why };
    if (!askRefund(db, request, now)) throw overtaken('A refund of this payment is asked for.');
    noteDeskEvent(db, { conversationId, agentId, text: 'A refund was asked for.' }, now);
  },
  approve(acting, { approvalId, isApproved }) {
    requireSupervisor(acting);
    const { db, now, agent } = acting;
    const request = findRefundRequest(db, approvalId);
    if (!request) throw overtaken('There is no such request.');
    if (request.askedBy === agent.agentId) {
      throw new PaylineError('desk.samePerson', 'Somebody else must decide what you asked for.');
    }
    const isDecided = decideRefund(db, request, { by: agent.agentId, isApproved }, now);
    if (!isDecided) throw overtaken('Somebody has decided this.');
    const { conversationId } = request;
    const text = isApproved ? 'The refund was approved.' : 'The refund was refused.';
    noteDeskEvent(db, { conversationId, agentId: agent.agentId, text }, now);
  },
};
