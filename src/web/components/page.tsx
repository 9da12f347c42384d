import { useMemo, useState } from 'preact/hooks';
import { isUnderWay } from '../call/follow-call.ts';
import type { Phone } from '../call/phone.ts';
import { keysIn } from '../call/typing.ts';
import { callerNumber, demoCaller, firstCaller } from '../callers.ts';
import { useKeyboard } from '../hooks/use-keyboard.ts';
import { useStore } from '../hooks/use-store.ts';
import { useVoices } from '../hooks/use-voices.ts';
import type { Preferences } from '../preferences.ts';
import type { Store } from '../store.ts';
import { Announcer } from './announcer.tsx';
import { CallerFacts } from './caller-facts.tsx';
import { Conversation } from './conversation.tsx';
import { Handset } from './handset.tsx';
import { Inspector } from './inspector.tsx';
import { MagicCards } from './magic-cards.tsx';

interface PageProps {
  readonly phone: Phone;
  readonly preferences: Store<Preferences>;
}

export function Page({ phone, preferences }: PageProps) {
  const state = useStore(phone.state);
  const wishes = useStore(preferences);
  const able = useVoices();
  const [choice, setChoice] = useState(firstCaller);
  const { view, setup, connection } = state;
  const underWay = isUnderWay(view);
  const from = connection === 'open' ? callerNumber(choice, setup) : null;
  const caller = demoCaller(choice, setup);
  const reads = wishes.muted || wishes.captionsOnly || !able;

  const actions = useMemo(
    () => ({
      onKey: phone.press,
      onEscape: phone.hangUp,
      onEnter: () => {
        if (underWay) phone.press('#');
        else if (from !== null) phone.dial(from);
      },
      onPaste: (text: string) => {
        if (underWay) phone.type({ keys: keysIn(text), closeWithPound: false });
      },
    }),
    [phone, underWay, from],
  );
  useKeyboard(actions);

  return (
    <>
      <Top preferences={preferences} inspectorOpen={wishes.inspectorOpen} />
      {connection === 'unreachable' && (
        <p class="unreachable" role="alert">
          The carrier is not running. Start it with <code>npm start</code>. This page connects by
          itself as soon as it runs.
        </p>
      )}
      <main class={wishes.inspectorOpen ? 'with-inspector' : ''}>
        <Handset
          phone={phone}
          state={state}
          preferences={preferences}
          reads={reads}
          able={able}
          choice={choice}
          onChoice={setChoice}
          from={from}
        />
        <div class="beside">
          {caller && <CallerFacts caller={caller} enabled={underWay} onType={phone.type} />}
          <Conversation view={view} />
          {setup && <MagicCards cards={setup.cards} enabled={underWay} onType={phone.type} />}
        </div>
        <div id="inspector" class="inspector-place" hidden={!wishes.inspectorOpen}>
          <Inspector view={view} />
        </div>
      </main>
      <Announcer view={view} reads={reads} />
    </>
  );
}

interface TopProps {
  readonly preferences: Store<Preferences>;
  readonly inspectorOpen: boolean;
}

function Top({ preferences, inspectorOpen }: TopProps) {
  return (
    <header class="top">
      <h1>
        Payline <span>phone</span>
      </h1>
      <button
        type="button"
        class="quiet"
        aria-expanded={inspectorOpen}
        aria-controls="inspector"
        onClick={() => preferences.change({ inspectorOpen: !inspectorOpen })}
      >
        {inspectorOpen ? 'Hide inspector' : 'Show inspector'}
      </button>
    </header>
  );
}
