import type { CallView, Turn } from '../call/call-view.ts';
import { keysForEar, keysForEye } from '../call/words.ts';

interface ConversationProps {
  readonly view: CallView;
  readonly title?: string;
  /** Who presses the keys of this call. */
  readonly presser?: string;
  readonly hint?: string;
}

const HINT = 'What the line says and what you press is kept here during the call.';

export function Conversation(props: ConversationProps) {
  const { view, title = 'Conversation', presser = 'You', hint = HINT } = props;
  return (
    <div class="card conversation">
      <h2 id="conversation-title">{title}</h2>
      <section
        class="turns"
        aria-labelledby="conversation-title"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the history scrolls by keyboard
        tabIndex={0}
      >
        {view.conversation.length === 0 ? (
          <p class="hint">{hint}</p>
        ) : (
          <ol>
            {view.conversation.map((turn) => (
              <TurnItem key={turn.id} turn={turn} presser={presser} />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function TurnItem({ turn, presser }: { readonly turn: Turn; readonly presser: string }) {
  if (turn.kind === 'event') {
    return <li class={turn.grave ? 'turn event grave' : 'turn event'}>{turn.text}</li>;
  }
  if (turn.kind === 'line') {
    return (
      <li class="turn line">
        <span class="for-ear">Line: </span>
        {turn.text}
        {turn.interrupted && (
          <span class="cut">{turn.toldBy === 'event' ? ' — typed over' : ' — cut short'}</span>
        )}
      </li>
    );
  }
  return (
    <li class={turn.masked ? 'turn keys masked' : 'turn keys'}>
      <span class="for-ear">
        {presser} pressed {keysForEar(turn.keys, turn.masked)}
      </span>
      <span aria-hidden="true">{keysForEye(turn.keys, turn.masked)}</span>
    </li>
  );
}
