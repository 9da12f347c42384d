import type { ConnectionPorts } from './connection.ts';

const KEY_LIT_MILLISECONDS = 140;

/** Lights the key that is pressed for a moment; `show` gets it, and null when it goes out. */
export function createKeyLight(
  { later }: Pick<ConnectionPorts<never>, 'later'>,
  show: (litKey: string | null) => void,
): (key: string) => void {
  let unlight = () => {};
  return (key) => {
    unlight();
    show(key);
    unlight = later(() => show(null), KEY_LIT_MILLISECONDS);
  };
}
