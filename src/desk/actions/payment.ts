import { PaylineError } from '../../errors.ts';
import { type ConversationRow, changeConversation } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import {
  changeSecurePayment,
  findSecurePayment,
  insertSecurePayment,
  openSecurePayment,
  type SecurePaymentRow,
} from '../../store/secure-payments.ts';
import { type Acting, type AsyncDoers, type Doers, overtaken, ownConversation } from '../acting.ts';
import { deskJob } from '../jobs/desk-job.ts';
import { chargeCard } from '../payment/charge.ts';
import { askField, newFields } from '../payment/fields.ts';
import { payable, refuseAfterUnknown } from '../payment/payable.ts';
import { cancelOpenSession, closeSession, isSettled } from '../payment/session.ts';

/** What an agent does about a card while the member keys it. */
export const paymentDoers: Doers<'askField' | 'cancelPayment'> = {
  askField(acting, { securePaymentId, field }) {
    const { db, now } = acting;
    const payment = ownPayment(acting, securePaymentId);
    if (payment.state !== 'collecting') {
      throw notNow('No field can be asked for now. To change the card, cancel and start again.');
    }
    const asks = payment.asks + 1;
    changeSecurePayment(
      db,
      securePaymentId,
      { asks, fields: askField(payment.fields, field, asks) },
      now,
    );
    deskJob(db, 'askPaymentField', securePaymentId, now, { ask: asks }, String(asks));
    noteDeskEvent(db, { text: 'A field of a card was asked for.' }, now);
  },
  cancelPayment(acting, { securePaymentId }) {
    const { db, now } = acting;
    ownPayment(acting, securePaymentId);
    const end = { state: 'canceled', detail: 'The agent canceled it.' } as const;
    if (!closeSession(db, securePaymentId, end, now)) throw notNow('It can be canceled no more.');
  },
};

/** Those that look at the bill again before they write. */
export const payingDoers: AsyncDoers<'startPayment' | 'charge' | 'sendToKeypad'> = {
  async startPayment(acting, { conversationId, ...wanted }) {
    const { label } = await payable(acting.tools.line, talking(acting, conversationId), wanted);
    return (later) => {
      const conversation = freeForPayment(later, conversationId);
      startSession(later, conversation, { ...wanted, billLabel: label });
    };
  },
  async charge(acting, { securePaymentId }) {
    const asked = readyPayment(acting, securePaymentId);
    const conversation = talking(acting, asked.conversationId);
    const found = await payable(acting.tools.line, conversation, asked);
    return (later) => {
      const payment = readyPayment(later, securePaymentId);
      refuseAfterUnknown(later.tools.line, payment.callSid);
      chargeCard(later, payment, found);
    };
  },
  async sendToKeypad(acting, { conversationId, ...wanted }) {
    await payable(acting.tools.line, talking(acting, conversationId), wanted);
    return (later) => {
      const { db, now, agent } = later;
      talking(later, conversationId);
      refuseAfterUnknown(later.tools.line, talking(later, conversationId).callSid);
      cancelOpenSession(db, conversationId, 'The caller went to the keypad.', now);
      changeConversation(db, conversationId, { isAtKeypad: true, isOnHold: false });
      deskJob(db, 'sendCaller', conversationId, now, { ...wanted }, String(now));
      const { agentId } = agent;
      noteDeskEvent(db, { conversationId, agentId, text: 'The caller goes to the keypad.' }, now);
    };
  },
};

function startSession(
  { db, now, agent, tools }: Acting,
  { conversationId, callSid }: ConversationRow,
  wanted: Pick<SecurePaymentRow, 'billId' | 'billLabel' | 'amountCents'>,
): void {
  const { agentId } = agent;
  const securePaymentId = tools.line.identifiers.ulid();
  insertSecurePayment(
    db,
    { securePaymentId, conversationId, callSid, agentId, fields: newFields, ...wanted },
    now,
  );
  deskJob(db, 'startPaymentSession', securePaymentId, now);
  noteDeskEvent(db, { conversationId, agentId, text: 'A secure payment was begun.' }, now);
}

/** The agent's own conversation, with the caller there. Throws desk.overtaken, desk.notNow. */
function talking(acting: Acting, conversationId: string): ConversationRow {
  const conversation = ownConversation(acting, conversationId);
  if (!conversation.isAtKeypad) return conversation;
  throw notNow('The caller is paying by keypad. Wait until they are back.');
}

/** The same where no card is under way and no payment is unknown. */
function freeForPayment(acting: Acting, conversationId: string): ConversationRow {
  const conversation = talking(acting, conversationId);
  refuseAfterUnknown(acting.tools.line, conversation.callSid);
  if (openSecurePayment(acting.db, conversationId)) {
    throw notNow('A secure payment is already open. Finish or cancel it first.');
  }
  return conversation;
}

function ownPayment(acting: Acting, securePaymentId: string): SecurePaymentRow {
  const payment = findSecurePayment(acting.db, securePaymentId);
  if (!payment) throw overtaken('There is no such payment.');
  ownConversation(acting, payment.conversationId);
  return payment;
}

function readyPayment(acting: Acting, securePaymentId: string): SecurePaymentRow {
  const payment = ownPayment(acting, securePaymentId);
  if (payment.state === 'ready') return payment;
  if (isSettled(payment)) throw overtaken('This payment has been charged, or is over.');
  throw notNow('The card is not complete yet. Ask for what is missing.');
}

function notNow(message: string): PaylineError {
  return new PaylineError('desk.notNow', message);
}
