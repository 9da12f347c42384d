import { useMemo } from 'preact/hooks';
import type { Phone } from '../call/phone.ts';
import { keysIn } from '../call/typing.ts';
import type { DeviceChoice } from '../device.ts';
import { type KeyboardActions, useKeyboard } from './use-keyboard.ts';

interface PhoneKeys {
  readonly phone: Phone;
  readonly underWay: boolean;
  readonly choice: DeviceChoice;
  /** Who would call now; null when nobody can. */
  readonly from: string | null;
}

/** The page's keys as the phone's: Enter calls, digits press keys, but not the assistant's. */
export function usePhoneKeys({ phone, underWay, choice, from }: PhoneKeys): void {
  const actions = useMemo<KeyboardActions>(() => {
    const hasKeypad = choice.device !== 'relay';
    return {
      onKey: (key) => hasKeypad && phone.press(key),
      onEscape: phone.hangUp,
      onEnter: () => {
        if (!underWay && from !== null) phone.dial(from, choice);
        else if (underWay && hasKeypad) phone.press('#');
      },
      onPaste: (text) => {
        if (underWay && hasKeypad) phone.type({ keys: keysIn(text), closeWithPound: false });
      },
    };
  }, [phone, underWay, choice, from]);
  useKeyboard(actions);
}
