import type { RefObject } from 'preact';
import type { PhoneSetup } from '../../simulator/contract.ts';
import type { CallView } from '../call/call-view.ts';
import { clockWords, keysForEar, keysForEye, listeningWords } from '../call/words.ts';
import { numberForEye } from '../callers.ts';
import { useElapsedSeconds } from '../hooks/use-elapsed.ts';

const LONG_CAPTION_CHARACTERS = 110;

interface DisplayProps {
  readonly view: CallView;
  readonly setup: PhoneSetup | null;
  readonly caption: RefObject<HTMLElement | null>;
}

export function Display({ view, setup, caption: captionBox }: DisplayProps) {
  const seconds = useElapsedSeconds(view.phase === 'talking');
  const caption = newestWords(view) || restingWords(view);
  const size = caption.length > LONG_CAPTION_CHARACTERS ? 'caption long' : 'caption';
  return (
    <div class="display" data-phase={view.phase}>
      <div class="display-top">
        <span>
          <strong>{setup?.planName ?? 'Payment line'}</strong>
          {setup && <span class="number">{numberForEye(setup.lineNumber)}</span>}
        </span>
        <span class="status">
          <span class="lamp" aria-hidden="true" />
          {phaseWords(view, seconds)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long caption scrolls by keyboard */}
      <section ref={captionBox} class={size} aria-label="What the line says" tabIndex={0}>
        <p>{caption}</p>
      </section>
      <EnteredKeys view={view} />
    </div>
  );
}

/** What the line waits for, and the keys pressed for it; in the clear only when it is safe. */
function EnteredKeys({ view }: { readonly view: CallView }) {
  const hidden = !view.listening || view.listening.secret;
  const keys = view.pendingKeys;
  return (
    <div class="display-bottom">
      <span class={view.listening ? 'listening' : ''}>
        {view.listening ? listeningWords(view.listening, view.device) : ''}
      </span>
      {keys !== '' && (
        <span class="entered">
          <span aria-hidden="true">{keysForEye(keys, hidden)}</span>
          <span class="for-ear">{keysForEar(keys, hidden)}</span>
        </span>
      )}
    </div>
  );
}

/** On a TTY what the line typed, once it has; a voice is only the caption until then. */
function newestWords(view: CallView): string {
  const typed = view.talk.messages.findLast(({ by }) => by === 'far')?.text;
  return view.device === 'tty' && typed !== undefined ? typed : view.caption;
}

function restingWords(view: CallView): string {
  if (view.phase === 'idle') return 'Choose who is calling, then press Call.';
  return view.phase === 'ended' ? 'The call is over.' : '…';
}

function phaseWords(view: CallView, seconds: number): string {
  if (view.phase === 'idle') return 'Ready';
  if (view.phase === 'connecting') return 'Calling…';
  const clock = clockWords(seconds);
  return view.phase === 'talking' ? clock : `Ended ${clock}`;
}
