import { useRef } from 'preact/hooks';
import type { Store } from '../../web-shared/store.ts';
import { useStore } from '../../web-shared/use-store.ts';
import { isUnderWay } from '../call/follow-call.ts';
import type { Phone, PhoneState } from '../call/phone.ts';
import type { CallerChoice } from '../callers.ts';
import type { DeviceChoice } from '../device.ts';
import type { Preferences } from '../preferences.ts';
import { CallButtons } from './call-buttons.tsx';
import { CallerPicker } from './caller-picker.tsx';
import { DevicePicker } from './device-picker.tsx';
import { Display } from './display.tsx';
import { ImpairmentKnob } from './impairment-knob.tsx';
import { Keypad } from './keypad.tsx';
import { SoundControls } from './sound-controls.tsx';
import { Speak } from './speak.tsx';
import { TypeKeys } from './type-keys.tsx';

interface HandsetProps {
  readonly phone: Phone;
  readonly state: PhoneState;
  readonly preferences: Store<Preferences>;
  readonly devices: Store<DeviceChoice>;
  readonly able: boolean;
  readonly choice: CallerChoice;
  readonly onChoice: (choice: CallerChoice) => void;
  /** Who would call now; null when nobody can. */
  readonly from: string | null;
}

export function Handset(props: HandsetProps) {
  const { phone, state, devices } = props;
  const deviceChoice = useStore(devices);
  const { device } = deviceChoice;
  const underWay = isUnderWay(state.view);
  const caption = useRef<HTMLElement>(null);
  const dial = (from: string) => {
    phone.dial(from, deviceChoice);
    // Call becomes Hang up under the caller's finger: the next Enter must not end the call.
    caption.current?.focus({ preventScroll: true });
  };
  return (
    <section class="handset" aria-label="Handset">
      <Display view={state.view} setup={state.setup} caption={caption} />
      <DevicePicker
        device={device}
        disabled={underWay}
        onDevice={(chosen) => devices.change({ device: chosen })}
      />
      <CallerPicker
        setup={state.setup}
        choice={props.choice}
        disabled={underWay}
        onChoice={props.onChoice}
      />
      {device === 'tty' && (
        <ImpairmentKnob choice={deviceChoice} disabled={underWay} onChange={devices.change} />
      )}
      {device !== 'relay' && <Keypad litKey={state.litKey} onPress={phone.press} />}
      <CallButtons
        underWay={underWay}
        from={props.from}
        lastFrom={state.connection === 'open' ? state.view.from : null}
        onDial={dial}
        onHangUp={phone.hangUp}
      />
      {device === 'relay' ? (
        <p class="hint">
          The assistant presses the keys: type what you want pressed. Outside the typing line{' '}
          <kbd>Enter</kbd> calls · <kbd>Esc</kbd> hangs up
        </p>
      ) : (
        <KeyEntry phone={phone} state={state} />
      )}
      <SoundControls preferences={props.preferences} able={props.able} />
    </section>
  );
}

/** Keys and words by the keyboard, for whoever holds the telephone. */
function KeyEntry({ phone, state }: Pick<HandsetProps, 'phone' | 'state'>) {
  return (
    <>
      {state.view.listening?.verb === 'Record' && <Speak onSay={phone.say} />}
      <TypeKeys
        enabled={isUnderWay(state.view)}
        typing={state.typing}
        onType={phone.type}
        onStop={phone.stopTyping}
      />
      <p class="hint keyboard-hint">
        <kbd>0</kbd>–<kbd>9</kbd> <kbd>*</kbd> <kbd>#</kbd> press keys · <kbd>Enter</kbd> calls, in
        a call it is <kbd>#</kbd> · <kbd>Esc</kbd> hangs up
      </p>
    </>
  );
}
