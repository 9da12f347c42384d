import type { Device } from '../../simulator/contract.ts';

const DEVICES: readonly (readonly [device: Device, name: string])[] = [
  ['phone', 'Telephone'],
  ['tty', 'TTY'],
  ['relay', 'Relay (711)'],
];

interface DevicePickerProps {
  readonly device: Device;
  readonly disabled: boolean;
  readonly onDevice: (device: Device) => void;
}

/** What the next call is placed with; a call under way keeps what it has. */
export function DevicePicker({ device, disabled, onDevice }: DevicePickerProps) {
  return (
    <fieldset class="device-picker" disabled={disabled}>
      <legend class="for-ear">Calling with</legend>
      {DEVICES.map(([choice, name]) => (
        <label key={choice}>
          <input
            type="radio"
            name="device"
            value={choice}
            checked={choice === device}
            onChange={() => onDevice(choice)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
