/** What the keys that are not digits are called. */
export type KeyNames = Readonly<Record<'*' | '#', string>>;

/** Groups character by character, as a voice says them: "9 0 0, 0 0 0, 0 1 7". */
export function spelled(groups: readonly string[], keyNames: KeyNames): string {
  const characters = groups.map((group) => group.split('').join(' ')).join(', ');
  return withKeyNames(characters, keyNames);
}

/** Each `*` and `#` by its name; nothing else is touched. */
export function withKeyNames(text: string, keyNames: KeyNames): string {
  return text.replaceAll('*', keyNames['*']).replaceAll('#', keyNames['#']);
}
