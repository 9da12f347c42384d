import { paysInstalment } from '../../../flows/rules/payment-plans.ts';
import { authorizePayment } from '../../payments/ledger.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { changeSecurePayment, type SecurePaymentRow } from '../../store/secure-payments.ts';
import type { Acting } from '../acting.ts';
import type { Payable } from './payable.ts';

/**
 * The member has agreed to the sentence aloud: the same ledger and outbox as self-service charge the
 * card. Throws payment.billLocked, having written nothing. Call it inside a transaction.
 */
export function chargeCard(
  { tools, db, agent, now }: Acting,
  payment: SecurePaymentRow,
  { bill, memberId }: Payable,
): void {
  const { identifiers } = tools.line;
  const { securePaymentId, conversationId, callSid, amountCents, billId } = payment;
  const paymentId = identifiers.ulid();
  const { agentId } = agent;
  noteDeskEvent(db, { conversationId, agentId, text: 'The member agreed to the charge.' }, now);
  authorizePayment(
    db,
    {
      ...{ paymentId, callSid, memberId, amountCents },
      confirmation: identifiers.confirmation(),
      allocations: [{ billId, amountCents }],
      purpose: paysInstalment(bill, amountCents) ? 'instalment' : 'single',
      card: {
        tokenId: payment.tokenId ?? '',
        brand: payment.cardBrand ?? '',
        lastFour: payment.cardLastFour ?? '',
      },
      authorizedWords: payment.sentence ?? '',
      actor: `agent:${agent.agentId}`,
    },
    now,
  );
  changeSecurePayment(db, securePaymentId, { state: 'charging', paymentId }, now);
}
