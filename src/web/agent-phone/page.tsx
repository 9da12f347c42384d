import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Store } from '../../web-shared/store.ts';
import { useStore } from '../../web-shared/use-store.ts';
import { isUnderWay } from '../call/follow-call.ts';
import { callerName } from '../call/words.ts';
import { numberForEye } from '../callers.ts';
import { Announcer } from '../components/announcer.tsx';
import { Conversation } from '../components/conversation.tsx';
import { Keypad } from '../components/keypad.tsx';
import { SoundControls } from '../components/sound-controls.tsx';
import { type KeyboardActions, useKeyboard } from '../hooks/use-keyboard.ts';
import { useVoices } from '../hooks/use-voices.ts';
import type { Preferences } from '../preferences.ts';
import type { AgentPhone } from './agent-phone.ts';
import { AgentCallButtons } from './call-buttons.tsx';
import { AgentDisplay } from './display.tsx';
import { NumberForm } from './number-form.tsx';

interface AgentPageProps {
  readonly phone: AgentPhone;
  readonly preferences: Store<Preferences>;
}

export function AgentPage({ phone, preferences }: AgentPageProps) {
  const state = useStore(phone.state);
  const { muted, captionsOnly } = useStore(preferences);
  const able = useVoices();
  const caption = useRef<HTMLElement>(null);
  const { call } = state;
  const { isRinging, view } = call;
  const isTalking = !isRinging && isUnderWay(view);
  const answer = () => {
    phone.answer();
    // Answer becomes Hang up under the agent's finger: the next Enter must not end the call.
    caption.current?.focus({ preventScroll: true });
  };
  useAgentKeys(phone, isRinging, isTalking);
  useEffect(() => {
    document.title = `${isRinging ? 'Ringing: ' : ''}Payline agent phone`;
  }, [isRinging]);
  return (
    <>
      <header class="top">
        <h1>
          Payline <span>agent phone</span>
        </h1>
      </header>
      <Notices phone={phone} />
      <main class="agent-phone">
        <section class="handset" aria-label="Handset">
          <AgentDisplay state={state} caption={caption} />
          <AgentCallButtons
            isRinging={isRinging}
            isTalking={isTalking}
            onAnswer={answer}
            onDecline={phone.decline}
            onHangUp={phone.hangUp}
          />
          <Keypad litKey={state.litKey} onPress={phone.press} />
          <NumberForm number={state.number} disabled={isTalking || isRinging} phone={phone} />
          <p class="hint keyboard-hint">
            <kbd>Enter</kbd> answers, in a call it is <kbd>#</kbd> · <kbd>Esc</kbd> declines or
            hangs up · <kbd>0</kbd>–<kbd>9</kbd> <kbd>*</kbd> <kbd>#</kbd> press keys
          </p>
          <SoundControls preferences={preferences} able={able} />
        </section>
        <Conversation
          view={view}
          hint="What is said to you and what happens in the call is kept here."
        />
      </main>
      <Announcer view={view} reads={muted || captionsOnly || !able} />
    </>
  );
}

/** What cannot wait: it rings, the number is taken over, the carrier is gone. */
function Notices({ phone }: { readonly phone: AgentPhone }) {
  const { call, connection, number } = useStore(phone.state);
  return (
    <>
      <div role="alert">
        {call.isRinging && (
          <p class="notice ringing">
            Incoming call
            {call.view.from !== null && ` from ${numberForEye(callerName(call.view.from))}`}.
          </p>
        )}
        {connection === 'unreachable' && (
          <p class="unreachable">
            The carrier is not running. Start it with <code>npm start</code>. This page connects by
            itself as soon as it runs.
          </p>
        )}
        {call.registration === 'replaced' && (
          <p class="notice">This number now rings on another page, and no longer here.</p>
        )}
      </div>
      {call.registration === 'replaced' && number !== null && (
        <p class="notice-action">
          <button type="button" class="quiet" onClick={() => phone.register(number)}>
            Ring here again
          </button>
        </p>
      )}
    </>
  );
}

function useAgentKeys(phone: AgentPhone, isRinging: boolean, isTalking: boolean): void {
  const actions = useMemo<KeyboardActions>(
    () => ({
      onKey: phone.press,
      onEscape: isRinging ? phone.decline : phone.hangUp,
      onEnter: () => {
        if (isRinging) phone.answer();
        else if (isTalking) phone.press('#');
      },
      onPaste: () => {},
    }),
    [phone, isRinging, isTalking],
  );
  useKeyboard(actions);
}
