import type { PhoneSetup } from '../../simulator/contract.ts';
import { type CallerChoice, isE164 } from '../callers.ts';

interface CallerPickerProps {
  readonly setup: PhoneSetup | null;
  readonly choice: CallerChoice;
  readonly disabled: boolean;
  readonly onChoice: (choice: CallerChoice) => void;
}

export function CallerPicker({ setup, choice, disabled, onChoice }: CallerPickerProps) {
  const callers = setup?.callers ?? [];
  const withheldListed = callers.some((caller) => caller.number === '');
  const value = choice.kind === 'demo' ? `demo ${choice.place}` : choice.kind;
  const choose = (chosen: string) => {
    const [kind, place] = chosen.split(' ');
    if (kind === 'demo') onChoice({ ...choice, kind, place: Number(place) });
    else onChoice({ ...choice, kind: kind === 'withheld' ? 'withheld' : 'number' });
  };
  return (
    <div class="caller-picker">
      <label for="caller">Calling as</label>
      <select
        id="caller"
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {callers.map((caller, place) => (
          <option key={caller.label} value={`demo ${place}`}>
            {caller.label}
          </option>
        ))}
        <option value="number">Another number…</option>
        {!withheldListed && <option value="withheld">Number withheld</option>}
      </select>
      {choice.kind === 'number' && (
        <NumberField choice={choice} disabled={disabled} onChoice={onChoice} />
      )}
    </div>
  );
}

function NumberField({ choice, disabled, onChoice }: Omit<CallerPickerProps, 'setup'>) {
  const wrong = choice.number.length > 2 && !isE164(choice.number);
  return (
    <>
      <label for="caller-number">Number</label>
      <input
        id="caller-number"
        type="tel"
        autocomplete="off"
        value={choice.number}
        disabled={disabled}
        aria-invalid={wrong}
        aria-describedby="caller-number-hint"
        onInput={(event) => onChoice({ ...choice, number: event.currentTarget.value })}
      />
      <p id="caller-number-hint" class={wrong ? 'hint wrong' : 'hint'}>
        With + and country code, for example +1 415 555 0199
      </p>
    </>
  );
}
