import { useState } from 'preact/hooks';
import type { BriefBill, DeskAction } from '../../desk/contract.ts';
import { useDesk } from '../desk-context.ts';
import { Button } from './button.tsx';

type Deed = 'extend' | 'setUpPlan' | 'dispute' | 'itemizedStatement' | 'assistance';

const deeds: readonly { readonly deed: Deed; readonly title: string; readonly hint: string }[] = [
  {
    deed: 'extend',
    title: 'Give more time',
    hint: 'Moves the due date as far as the plan allows.',
  },
  { deed: 'setUpPlan', title: 'Set up a payment plan', hint: 'The balance in equal instalments.' },
  { deed: 'dispute', title: 'File a dispute', hint: 'Tell the member that the bill is reviewed.' },
  { deed: 'itemizedStatement', title: 'Send an itemized statement', hint: 'Goes out by mail.' },
  { deed: 'assistance', title: 'Ask for help with paying', hint: 'Financial help gets in touch.' },
];

const FEWEST_INSTALMENTS = 2;
const MOST_INSTALMENTS = 60;

interface BillActionsProps {
  readonly conversationId: string;
  readonly bill: BriefBill;
}

/** What an agent may do with a bill besides taking money for it. */
export function BillActions({ conversationId, bill }: BillActionsProps) {
  const { act, isPending } = useDesk();
  const [deed, setDeed] = useState<Deed>('extend');
  const [instalmentCount, setInstalmentCount] = useState(3);
  const { billId } = bill;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void act(actionOf({ deed, conversationId, billId, instalmentCount }));
  };
  return (
    <form class="bill-actions" onSubmit={onSubmit}>
      <label for="bill-deed">Do for {bill.label}</label>
      <div class="row">
        <select
          id="bill-deed"
          value={deed}
          aria-describedby="bill-deed-hint"
          onChange={(event) => setDeed(deedNamed(event.currentTarget.value))}
        >
          {deeds.map((one) => (
            <option key={one.deed} value={one.deed}>
              {one.title}
            </option>
          ))}
        </select>
        {deed === 'setUpPlan' && (
          <>
            <label for="instalments">Instalments</label>
            <input
              id="instalments"
              class="short"
              type="number"
              inputMode="numeric"
              min={FEWEST_INSTALMENTS}
              max={MOST_INSTALMENTS}
              required
              value={instalmentCount}
              onInput={(event) => setInstalmentCount(event.currentTarget.valueAsNumber)}
            />
          </>
        )}
        <Button
          type="submit"
          isPending={isPending('extend') || isPending('setUpPlan') || isPending('fileRequest')}
        >
          Do it
        </Button>
      </div>
      <p id="bill-deed-hint" class="hint">
        {deeds.find((one) => one.deed === deed)?.hint}
      </p>
    </form>
  );
}

function deedNamed(name: string): Deed {
  return deeds.find(({ deed }) => deed === name)?.deed ?? 'extend';
}

interface Wish {
  readonly deed: Deed;
  readonly conversationId: string;
  readonly billId: string;
  readonly instalmentCount: number;
}

function actionOf({ deed, conversationId, billId, instalmentCount }: Wish): DeskAction {
  if (deed === 'extend') return { action: 'extend', conversationId, billId };
  if (deed === 'setUpPlan') return { action: 'setUpPlan', conversationId, billId, instalmentCount };
  return { action: 'fileRequest', conversationId, kind: deed, billId };
}
