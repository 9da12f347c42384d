/** Beyond letters, digits and the space: what every make of TTY prints alike (TIA-825-A). */
const TTY_SIGNS = `-$',!:(")?./;`;
/** A user of relay asks the assistant for these two keys by typing them. */
const RELAY_SIGNS = `${TTY_SIGNS}*#`;

export interface TypedCharacters {
  /** Upper case, and only what the text telephone has. */
  readonly text: string;
  /** What was typed and it has not, each once. */
  readonly refused: string;
}

/** What a keyboard of the device makes of `typed`. */
export function typedCharacters(typed: string, device: 'tty' | 'relay'): TypedCharacters {
  const signs = device === 'relay' ? RELAY_SIGNS : TTY_SIGNS;
  const characters = [...typed.replaceAll(/[\n\r\t]+/g, ' ')];
  const has = (character: string) => /^[A-Za-z0-9 ]$/.test(character) || signs.includes(character);
  const refused = new Set(characters.filter((character) => !has(character)));
  return { text: characters.filter(has).join('').toUpperCase(), refused: [...refused].join('') };
}
