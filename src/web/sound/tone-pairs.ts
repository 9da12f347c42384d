const ROWS_HERTZ = [697, 770, 852, 941];
const COLUMNS_HERTZ = [1209, 1336, 1477];
const LAYOUT = ['123', '456', '789', '*0#'];

/** The two frequencies of a key in Hz (ITU-T Q.23), or null for anything that is no key. */
export function tonePair(key: string): readonly [number, number] | null {
  const row = LAYOUT.findIndex((keys) => key.length === 1 && keys.includes(key));
  const low = ROWS_HERTZ[row];
  const high = COLUMNS_HERTZ[LAYOUT[row]?.indexOf(key) ?? -1];
  return low === undefined || high === undefined ? null : [low, high];
}
