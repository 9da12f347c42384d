const LETTERS = 'abcdefghijklmnop';

/** A new identifier in letters alone: no run of digits in it can be taken for a card number. */
export function newIdentifier(prefix: string, bytes: Uint8Array): string {
  const letters = [...bytes].map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`);
  return `${prefix}_${letters.join('')}`;
}
