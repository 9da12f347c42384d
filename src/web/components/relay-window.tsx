import type { CallView } from '../call/call-view.ts';
import { isUnderWay } from '../call/follow-call.ts';
import { Conversation } from './conversation.tsx';
import { type ClosingWord, TextKeyboard } from './text-keyboard.tsx';
import { TurnSign } from './turn-sign.tsx';
import { TypedHistory } from './typed-history.tsx';

const WORDS: readonly ClosingWord[] = [
  ['GA', 'go ahead'],
  ['SK', 'goodbye'],
];

interface RelayWindowProps {
  readonly view: CallView;
  readonly onWrite: (text: string) => void;
}

/** The two ends of a relay call: what its user reads and types, what its assistant hears and does. */
export function RelayWindow({ view, onWrite }: RelayWindowProps) {
  return (
    <section class="relay-window" aria-label="Relay call">
      <section class="card text-window" aria-labelledby="relay-user-title">
        <h2 id="relay-user-title">User</h2>
        <TypedHistory
          talk={view.talk}
          farName="Assistant"
          hint="What you and the communications assistant type appears here."
        />
        <TurnSign view={view} device="relay" />
        <TextKeyboard device="relay" enabled={isUnderWay(view)} words={WORDS} onWrite={onWrite} />
      </section>
      <Conversation
        view={view}
        title="Communications assistant"
        presser="The assistant"
        hint="What the line says to the assistant and the keys the assistant presses are kept here."
      />
    </section>
  );
}
