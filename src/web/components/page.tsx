import { useState } from 'preact/hooks';
import type { Store } from '../../web-shared/store.ts';
import { useStore } from '../../web-shared/use-store.ts';
import { noCall } from '../call/call-view.ts';
import { isUnderWay } from '../call/follow-call.ts';
import type { Phone } from '../call/phone.ts';
import { callerNumber, firstCaller } from '../callers.ts';
import type { DeviceChoice } from '../device.ts';
import { usePhoneKeys } from '../hooks/use-phone-keys.ts';
import { useVoices } from '../hooks/use-voices.ts';
import type { Preferences } from '../preferences.ts';
import { Announcer } from './announcer.tsx';
import { Beside } from './beside.tsx';
import { Handset } from './handset.tsx';
import { Inspector } from './inspector.tsx';
import { RelayWindow } from './relay-window.tsx';
import { TtyWindow } from './tty-window.tsx';

interface PageProps {
  readonly phone: Phone;
  readonly preferences: Store<Preferences>;
  readonly device: Store<DeviceChoice>;
}

export function Page({ phone, preferences, device: devices }: PageProps) {
  const state = useStore(phone.state);
  const wishes = useStore(preferences);
  const deviceChoice = useStore(devices);
  const able = useVoices();
  const [choice, setChoice] = useState(firstCaller);
  const { view, setup, connection } = state;
  const underWay = isUnderWay(view);
  const from = connection === 'open' ? callerNumber(choice, setup) : null;
  const reads = wishes.muted || wishes.captionsOnly || !able;
  const { device } = deviceChoice;
  // Another device's last call has nothing to show in this one's window.
  const textView = view.device === device ? view : noCall;
  usePhoneKeys({ phone, underWay, choice: deviceChoice, from });

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
          devices={devices}
          able={able}
          choice={choice}
          onChoice={setChoice}
          from={from}
        />
        {device === 'tty' && (
          <TtyWindow view={textView} preferences={preferences} onWrite={phone.write} />
        )}
        {device === 'relay' && <RelayWindow view={textView} onWrite={phone.write} />}
        <Beside phone={phone} view={view} setup={setup} choice={choice} device={device} />
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
