import type { RefObject } from 'preact';
import { clockWords } from '../call/words.ts';
import { numberForEye } from '../callers.ts';
import { useElapsedSeconds } from '../hooks/use-elapsed.ts';
import type { AgentPhoneState } from './agent-phone.ts';

interface AgentDisplayProps {
  readonly state: AgentPhoneState;
  readonly caption: RefObject<HTMLElement | null>;
}

export function AgentDisplay({ state, caption }: AgentDisplayProps) {
  const { number, call } = state;
  const { phase } = call.view;
  const seconds = useElapsedSeconds(phase === 'talking');
  return (
    <div class="display" data-phase={call.isRinging ? 'ringing' : phase}>
      <div class="display-top">
        <span>
          <strong>Agent</strong>
          <span class="number">{number === null ? 'No number yet' : numberForEye(number)}</span>
        </span>
        <span class="status">
          <span class="lamp" aria-hidden="true" />
          {statusWords(state, clockWords(seconds))}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long caption scrolls by keyboard */}
      <section ref={caption} class="caption" aria-label="What is said to you" tabIndex={0}>
        <p>{captionWords(state)}</p>
      </section>
    </div>
  );
}

function statusWords({ connection, call }: AgentPhoneState, clock: string): string {
  if (call.isRinging) return 'Ringing';
  if (call.view.phase === 'talking') return clock;
  if (connection !== 'open' || call.registration !== 'registered') return 'Not connected';
  return 'Ready';
}

/** The newest of what was said and what happened; between calls, what to expect. */
function captionWords({ number, call }: AgentPhoneState): string {
  const newest = call.view.conversation.findLast((turn) => turn.kind !== 'keys');
  if (newest) return newest.text;
  if (call.view.phase === 'talking') return 'You are in the call.';
  if (call.isRinging) return 'Incoming call.';
  return number === null
    ? 'Type the number this telephone has.'
    : 'Calls to this number ring here.';
}
