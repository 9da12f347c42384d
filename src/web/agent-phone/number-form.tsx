import { useState } from 'preact/hooks';
import { numberForEye, readNumber } from '../callers.ts';
import type { AgentPhone } from './agent-phone.ts';

interface NumberFormProps {
  readonly number: string | null;
  readonly disabled: boolean;
  readonly phone: AgentPhone;
}

/** Which number rings here. */
export function NumberForm({ number, disabled, phone }: NumberFormProps) {
  const [typed, setTyped] = useState(number === null ? '' : numberForEye(number));
  const [isWrong, setWrong] = useState(false);
  const register = (event: Event) => {
    event.preventDefault();
    const wanted = readNumber(typed);
    setWrong(wanted === null);
    if (wanted !== null) phone.register(wanted);
  };
  return (
    <form class="number-form" onSubmit={register}>
      <label for="own-number">Number of this telephone</label>
      <input
        id="own-number"
        type="tel"
        autocomplete="off"
        placeholder="+1 303 555 0125"
        value={typed}
        disabled={disabled}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'own-number-wrong' : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="quiet" disabled={disabled}>
        Ring here
      </button>
      <p class="hint wrong" id="own-number-wrong" role="alert">
        {isWrong &&
          'Type the number with a plus sign and its country code, such as +1 303 555 0125.'}
      </p>
    </form>
  );
}
