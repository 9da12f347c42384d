import type { BriefBill, Conversation, SecurePayment as Payment } from '../../desk/contract.ts';
import { endingWords, whyNoPayment } from '../words/payment.ts';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { PayForm } from './pay-form.tsx';
import { PaymentSteps } from './payment-steps.tsx';

interface SecurePaymentProps {
  readonly conversation: Conversation;
  readonly bill: BriefBill | null;
}

/**
 * A card taken with the agent on the line: the member keys it in, the agent sees how far they are
 * and never a digit but the last four.
 */
export function SecurePayment({ conversation, bill }: SecurePaymentProps) {
  const { payment } = conversation;
  const isUnderWay = payment !== null && endingWords(payment) === null;
  return (
    <section id="secure-payment" class="card secure-payment" aria-labelledby="payment-title">
      <h3 id="payment-title" tabIndex={-1} data-focus-home>
        Secure payment <KeyCap of="payment" />
      </h3>
      {payment !== null && !isUnderWay && (
        <Outcome payment={payment} isOver={conversation.endedAtMilliseconds !== null} />
      )}
      {isUnderWay ? (
        <PaymentSteps payment={payment} />
      ) : (
        <NextPayment conversation={conversation} bill={bill} />
      )}
    </section>
  );
}

function NextPayment({ conversation, bill }: SecurePaymentProps) {
  const inTheWay = whyNoPayment(conversation);
  if (bill === null || conversation.endedAtMilliseconds !== null)
    return <p class="empty">{inTheWay}</p>;
  const { conversationId } = conversation;
  return (
    <PayForm key={bill.billId} conversationId={conversationId} bill={bill} inTheWay={inTheWay} />
  );
}

interface OutcomeProps {
  readonly payment: Payment;
  /** The call: nobody is there any more to be told. */
  readonly isOver: boolean;
}

function Outcome({ payment, isOver }: OutcomeProps) {
  const icon =
    payment.state === 'paid' ? 'done' : payment.state === 'unknown' ? 'warning' : 'wrong';
  return (
    <div class={`outcome ${payment.state}`}>
      <p>
        <Icon name={icon} />
        <strong>{endingWords(payment)}</strong>
      </p>
      <p>
        {payment.billLabel}
        {payment.confirmation !== null && (
          <>
            {' · '}
            {payment.state === 'paid' ? 'Confirmation' : 'Reference'}{' '}
            <strong class="number">{payment.confirmation}</strong>
          </>
        )}
      </p>
      {payment.state === 'paid' && !isOver && (
        <p class="hint">Read the confirmation to the member.</p>
      )}
    </div>
  );
}
