import type { SecurePayment } from '../../desk/contract.ts';
import { useDesk } from '../desk-context.ts';
import { formatCents } from '../words/money.ts';
import { type FieldState, fieldName, fieldStateWords } from '../words/payment.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

const fieldIcons: Readonly<Record<FieldState, IconName>> = {
  pending: 'empty',
  asked: 'clock',
  keying: 'keys',
  ok: 'done',
  error: 'wrong',
};

/** A payment under way: each field's state in words, then the sentence, then the charge. */
export function PaymentSteps({ payment }: { readonly payment: SecurePayment }) {
  const { act, isPending } = useDesk();
  const { securePaymentId, state } = payment;
  const isCharging = state === 'charging';
  return (
    <div class="payment-steps">
      <p>
        <strong class="number">{formatCents(payment.amountCents)}</strong> for {payment.billLabel}
      </p>
      {state === 'starting' && <p class="hint">Opening the secure entry on the caller’s line…</p>}
      <ul class="fields" aria-label="What the member keys in">
        {payment.fields.map((field) => (
          <li key={field.field} class={field.state}>
            <Icon name={fieldIcons[field.state]} />
            <span>{fieldName(field.field)}</span>
            <span class="field-state">{fieldStateWords(field.state, field.detail)}</span>
            {state === 'collecting' && (
              <Button
                onPress={() =>
                  void act({ action: 'askField', securePaymentId, field: field.field })
                }
                isPending={isPending('askField')}
                of={`for the ${fieldName(field.field)}`}
              >
                {field.state === 'pending' ? 'Ask' : 'Ask again'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {state === 'ready' && <Charge payment={payment} />}
      {isCharging ? (
        <p class="hint">Charging… Stay on the line; do not take another payment meanwhile.</p>
      ) : (
        <Button
          onPress={() => void act({ action: 'cancelPayment', securePaymentId })}
          isPending={isPending('cancelPayment')}
          of="this payment"
        >
          Cancel
        </Button>
      )}
    </div>
  );
}

function Charge({ payment }: { readonly payment: SecurePayment }) {
  const { act, isPending } = useDesk();
  const { securePaymentId } = payment;
  return (
    <div class="charge">
      <p id="charge-how">Read this aloud, word for word, and wait for a yes:</p>
      <blockquote id="charge-sentence">{payment.sentence}</blockquote>
      <Button
        tone="primary"
        onPress={() => void act({ action: 'charge', securePaymentId })}
        isPending={isPending('charge')}
        describedBy="charge-how charge-sentence"
      >
        They said yes: charge {formatCents(payment.amountCents)}
      </Button>
    </div>
  );
}
