import { useRef } from 'preact/hooks';
import { isUnderWay } from '../call/follow-call.ts';
import type { Phone, PhoneState } from '../call/phone.ts';
import type { CallerChoice } from '../callers.ts';
import type { Preferences } from '../preferences.ts';
import type { Store } from '../store.ts';
import { CallButtons } from './call-buttons.tsx';
import { CallerPicker } from './caller-picker.tsx';
import { Display } from './display.tsx';
import { Keypad } from './keypad.tsx';
import { SoundControls } from './sound-controls.tsx';
import { Speak } from './speak.tsx';
import { TypeKeys } from './type-keys.tsx';

interface HandsetProps {
  readonly phone: Phone;
  readonly state: PhoneState;
  readonly preferences: Store<Preferences>;
  readonly reads: boolean;
  readonly able: boolean;
  readonly choice: CallerChoice;
  readonly onChoice: (choice: CallerChoice) => void;
  /** Who would call now; null when nobody can. */
  readonly from: string | null;
}

export function Handset(props: HandsetProps) {
  const { phone, state } = props;
  const underWay = isUnderWay(state.view);
  const caption = useRef<HTMLElement>(null);
  const dial = (from: string) => {
    phone.dial(from);
    // Call becomes Hang up under the caller's finger: the next Enter must not end the call.
    caption.current?.focus({ preventScroll: true });
  };
  return (
    <section class="handset" aria-label="Handset">
      <Display view={state.view} setup={state.setup} caption={caption} />
      <CallerPicker
        setup={state.setup}
        choice={props.choice}
        disabled={underWay}
        onChoice={props.onChoice}
      />
      <Keypad litKey={state.litKey} onPress={phone.press} />
      <CallButtons
        underWay={underWay}
        from={props.from}
        lastFrom={state.connection === 'open' ? state.view.from : null}
        onDial={dial}
        onHangUp={phone.hangUp}
      />
      {state.view.listening?.verb === 'Record' && <Speak onSay={phone.say} />}
      <TypeKeys
        enabled={underWay}
        typing={state.typing}
        onType={phone.type}
        onStop={phone.stopTyping}
      />
      <SoundControls preferences={props.preferences} able={props.able} />
      <p class="hint keyboard-hint">
        <kbd>0</kbd>–<kbd>9</kbd> <kbd>*</kbd> <kbd>#</kbd> press keys · <kbd>Enter</kbd> calls, in
        a call it is <kbd>#</kbd> · <kbd>Esc</kbd> hangs up
      </p>
    </section>
  );
}
