const KEYS: readonly (readonly [key: string, letters: string, name?: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', '', '* star'],
  ['0', ''],
  ['#', '', '# pound'],
];

interface KeypadProps {
  readonly litKey: string | null;
  readonly onPress: (key: string) => void;
}

export function Keypad({ litKey, onPress }: KeypadProps) {
  return (
    <fieldset class="keypad">
      <legend class="for-ear">Keypad</legend>
      {KEYS.map(([key, letters, name]) => (
        <button
          type="button"
          key={key}
          class={key === litKey ? 'key lit' : 'key'}
          aria-label={name ?? `${key} ${letters}`.trim()}
          // The mouse leaves the focus alone: Enter goes on meaning #.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPress(key)}
        >
          <span class={key === '*' ? 'digit star' : 'digit'}>{key}</span>{' '}
          <span class="letters">{letters}</span>
        </button>
      ))}
    </fieldset>
  );
}
