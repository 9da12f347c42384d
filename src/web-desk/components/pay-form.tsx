import { useState } from 'preact/hooks';
import type { BriefBill } from '../../desk/contract.ts';
import { useDesk } from '../desk-context.ts';
import { formatCents, parseDollars } from '../words/money.ts';
import { amountProblem } from '../words/payment.ts';
import { Button } from './button.tsx';

type Choice = 'minimum' | 'balance' | 'other';

interface PayFormProps {
  readonly conversationId: string;
  readonly bill: BriefBill;
  /** Why no payment may be started now; null when one may. */
  readonly inTheWay: string | null;
}

/** How much, and on which way: with the agent on the line, or in the flow and back. */
export function PayForm({ conversationId, bill, inTheWay }: PayFormProps) {
  const { act, isPending } = useDesk();
  const { billId } = bill;
  const [choice, setChoice] = useState<Choice>('balance');
  const [dollars, setDollars] = useState('');
  const [isTried, setTried] = useState(false);
  const amountCents = centsOf(choice, dollars, bill);
  const problem = amountProblem(amountCents, bill);
  const pay = (action: 'startPayment' | 'sendToKeypad') => {
    setTried(true);
    if (problem !== null || amountCents === null) {
      document.getElementById('other-dollars')?.focus();
      return;
    }
    void act({ action, conversationId, billId, amountCents });
  };
  const whyId = inTheWay === null ? {} : { describedBy: 'why-no-payment' };
  return (
    <form
      class="pay-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (inTheWay === null) pay('startPayment');
      }}
    >
      <AmountChoice bill={bill} choice={choice} onChoose={setChoice} />
      {choice === 'other' && (
        <OtherAmount dollars={dollars} onType={setDollars} problem={isTried ? problem : null} />
      )}
      <div class="row">
        <Button
          type="submit"
          tone="primary"
          isPending={isPending('startPayment')}
          isUnavailable={inTheWay !== null}
          {...whyId}
        >
          Take the card now
        </Button>
        <Button
          onPress={() => pay('sendToKeypad')}
          isPending={isPending('sendToKeypad')}
          isUnavailable={inTheWay !== null}
          {...whyId}
        >
          Send to keypad
        </Button>
      </div>
      <p id="why-no-payment" class={inTheWay === null ? 'hint' : 'hint wrong'}>
        {inTheWay ??
          'Now: you stay on the line and hear no keys. Keypad: the line takes the payment, then the caller comes back.'}
      </p>
    </form>
  );
}

function centsOf(choice: Choice, dollars: string, bill: BriefBill): number | null {
  if (choice === 'minimum') return bill.minimumCents;
  return choice === 'balance' ? bill.balanceCents : parseDollars(dollars);
}

interface AmountChoiceProps {
  readonly bill: BriefBill;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function AmountChoice({ bill, choice, onChoose }: AmountChoiceProps) {
  const choices: readonly (readonly [Choice, string])[] = [
    ['balance', `Balance ${formatCents(bill.balanceCents)}`],
    ['minimum', `Minimum ${formatCents(bill.minimumCents)}`],
    ['other', 'Other amount'],
  ];
  return (
    <fieldset class="row">
      <legend>Amount for {bill.label}</legend>
      {choices.map(([value, words]) => (
        <label key={value} class="tick">
          <input
            type="radio"
            name="amount"
            checked={choice === value}
            onChange={() => onChoose(value)}
          />
          <span class="number">{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface OtherAmountProps {
  readonly dollars: string;
  readonly onType: (dollars: string) => void;
  readonly problem: string | null;
}

function OtherAmount({ dollars, onType, problem }: OtherAmountProps) {
  return (
    <div class="other-amount">
      <label for="other-dollars">Dollars</label>
      <input
        id="other-dollars"
        class="short"
        inputMode="decimal"
        autocomplete="off"
        value={dollars}
        aria-invalid={problem !== null}
        aria-describedby="other-problem"
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <p id="other-problem" class="hint wrong" role="alert">
        {problem}
      </p>
    </div>
  );
}
