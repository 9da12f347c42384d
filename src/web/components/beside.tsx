import type { Device, PhoneSetup } from '../../simulator/contract.ts';
import type { CallView } from '../call/call-view.ts';
import { isUnderWay } from '../call/follow-call.ts';
import type { Phone } from '../call/phone.ts';
import type { TypingJob } from '../call/typing.ts';
import type { CallerChoice } from '../callers.ts';
import { demoCaller } from '../callers.ts';
import { CallerFacts } from './caller-facts.tsx';
import { Conversation } from './conversation.tsx';
import { MagicCards } from './magic-cards.tsx';

interface BesideProps {
  readonly phone: Phone;
  readonly view: CallView;
  readonly setup: PhoneSetup | null;
  readonly choice: CallerChoice;
  readonly device: Device;
}

/** What lies beside the handset. A text telephone types what a telephone presses. */
export function Beside({ phone, view, setup, choice, device }: BesideProps) {
  const underWay = isUnderWay(view);
  const caller = demoCaller(choice, setup);
  const write = ({ keys }: TypingJob) => phone.write(`${keys} GA`);
  return (
    <div class="beside">
      {caller && (
        <CallerFacts
          caller={caller}
          enabled={underWay}
          onType={device === 'phone' ? phone.type : write}
        />
      )}
      {device === 'phone' && <Conversation view={view} />}
      {device === 'tty' && (
        <Conversation
          view={view}
          title="Heard and pressed"
          hint="What the line speaks and the phone keys you press are kept here during the call."
        />
      )}
      {setup && (
        <MagicCards
          cards={setup.cards}
          enabled={underWay}
          onType={device === 'relay' ? write : phone.type}
        />
      )}
    </div>
  );
}
