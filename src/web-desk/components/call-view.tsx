import { useState } from 'preact/hooks';
import type { Conversation } from '../../desk/contract.ts';
import { useDeskState } from '../desk-context.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { hasUnknownPayment, unknownReference } from '../words/payment.ts';
import { Attempts } from './attempts.tsx';
import { BillActions } from './bill-actions.tsx';
import { BillTable } from './bill-table.tsx';
import { BriefFacts } from './brief-facts.tsx';
import { CallBar } from './call-bar.tsx';
import { NoCall } from './no-call.tsx';
import { Notes } from './notes.tsx';
import { RelayTips } from './relay-tips.tsx';
import { SecurePayment } from './secure-payment.tsx';
import { Timeline } from './timeline.tsx';
import { TypedTalk } from './typed-talk.tsx';
import { UnknownPayment } from './unknown-payment.tsx';
import { WrapUp } from './wrap-up.tsx';

/** The call in progress, or that is being wrapped up; in between, what to do meanwhile. */
export function CallView() {
  const { conversation } = useDeskState();
  if (conversation === null) return <NoCall />;
  return <Call key={conversation.conversationId} conversation={conversation} />;
}

function Call({ conversation }: { readonly conversation: Conversation }) {
  const { brief, conversationId } = conversation;
  const [chosen, setChosen] = useState<string | null>(null);
  const bill =
    brief.bills.find(({ billId }) => billId === chosen) ??
    brief.bills.find(({ isChosen }) => isChosen) ??
    brief.bills[0] ??
    null;
  useShortcuts({
    payment: () => focusFirst('#secure-payment'),
    notes: () => focusFirst('#notes-section'),
    wrapUp: () => focusFirst('#wrap-up'),
  });
  return (
    <div class="call">
      <CallBar conversation={conversation} />
      {hasUnknownPayment(conversation) && (
        <UnknownPayment reference={unknownReference(conversation)} />
      )}
      <div class="columns">
        <div class="column">
          <section class="card" aria-labelledby="who-title">
            <h3 id="who-title">Caller</h3>
            <BriefFacts brief={brief} />
          </section>
          {brief.channel === 'relay' && <RelayTips />}
          <Timeline entries={conversation.timeline} />
        </div>
        <div class="column">
          {brief.channel === 'tty' && <TypedTalk conversation={conversation} />}
          <section class="card" aria-labelledby="bills-title">
            <h3 id="bills-title">Bills</h3>
            <BillTable
              bills={brief.bills}
              choice={{ billId: bill?.billId ?? null, onChoose: setChosen }}
            />
            {bill !== null && conversation.endedAtMilliseconds === null && (
              <BillActions conversationId={conversationId} bill={bill} />
            )}
          </section>
          <section class="card" aria-labelledby="attempts-title">
            <h3 id="attempts-title" tabIndex={-1} data-focus-home>
              Payments tried
            </h3>
            <Attempts payments={brief.payments} conversationId={conversationId} />
          </section>
        </div>
        <div class="column">
          {conversation.endedAtMilliseconds !== null && <WrapUp conversation={conversation} />}
          <SecurePayment conversation={conversation} bill={bill} />
          <Notes conversation={conversation} />
        </div>
      </div>
    </div>
  );
}

function focusFirst(place: string): void {
  const section = document.querySelector(place);
  const wanted = ['input:checked', 'input, select, textarea, button', '[data-focus-home]'];
  const found = wanted.map((selector) => section?.querySelector<HTMLElement>(selector));
  found.find((element) => element)?.focus();
}
