import { useEffect, useRef, useState } from 'preact/hooks';
import type { BriefPayment } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { whenWords } from '../words/durations.ts';
import { formatCents } from '../words/money.ts';
import { attemptWords, isRefundable } from '../words/payment.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface AttemptsProps {
  readonly payments: readonly BriefPayment[];
  /** Where a refund can be asked for. */
  readonly conversationId?: string;
}

/** Payments of this call and of the bills looked at, with what became of each. */
export function Attempts({ payments, conversationId }: AttemptsProps) {
  const { nowMilliseconds } = useDeskState();
  const [refundOf, setRefundOf] = useState<string | null>(null);
  if (payments.length === 0) return <p class="empty">None in this call.</p>;
  return (
    <ul class="attempts">
      {payments.map((payment) => (
        <li key={payment.paymentId}>
          <p>
            <Icon name={attemptIcon(payment.state)} />
            <strong class="number">{formatCents(payment.amountCents)}</strong>
            <span>{attemptWords(payment.state)}</span>
            <span class="hint number">
              {whenWords(payment.atMilliseconds, nowMilliseconds)} · {payment.confirmation}
            </span>
          </p>
          {payment.why !== null && <p class="hint">{payment.why}</p>}
          {conversationId !== undefined &&
            isRefundable(payment.state) &&
            refundOf !== payment.paymentId && (
              <Button onPress={() => setRefundOf(payment.paymentId)} of={payment.confirmation}>
                Ask for a refund
              </Button>
            )}
          {conversationId !== undefined && refundOf === payment.paymentId && (
            <RefundForm
              conversationId={conversationId}
              payment={payment}
              onClose={() => setRefundOf(null)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function attemptIcon(state: string): IconName {
  if (state === 'unknown' || state === 'needsReview') return 'warning';
  if (state === 'declined' || state === 'notCharged') return 'wrong';
  return state === 'captured' || state === 'posted' ? 'done' : 'clock';
}

interface RefundFormProps {
  readonly conversationId: string;
  readonly payment: BriefPayment;
  readonly onClose: () => void;
}

function RefundForm({ conversationId, payment, onClose }: RefundFormProps) {
  const { act, isPending } = useDesk();
  const [why, setWhy] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { paymentId, amountCents } = payment;
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    if (await act({ action: 'askRefund', conversationId, paymentId, why: why.trim() })) onClose();
  };
  return (
    <form class="refund" onSubmit={onSubmit}>
      <label for="refund-why">Why should {formatCents(amountCents)} be given back?</label>
      <input
        id="refund-why"
        value={why}
        required
        ref={field}
        onInput={(event) => setWhy(event.currentTarget.value)}
      />
      <p class="hint">A supervisor decides.</p>
      <div class="row">
        <Button type="submit" tone="primary" isPending={isPending('askRefund')}>
          Ask a supervisor
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
