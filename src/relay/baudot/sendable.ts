import { keyOf } from './code-table.ts';

/** What a TTY cannot print, in characters it can; each stands where it means the same. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...{ '&': ' AND ', '+': ' PLUS ', '=': ' IS ', '@': ' AT ', '%': ' PERCENT', '#': ' NBR ' },
  ...{ _: '-', '–': '-', '—': '-', '−': '-', '…': '...', '\t': ' ', '\u00a0': ' ' },
  ...{ '‘': "'", '’': "'", '`': "'", '“': '"', '”': '"', '«': '"', '»': '"' },
  ...{ '[': '(', '{': '(', ']': ')', '}': ')', '|': '/', '\\': '/', '¿': '', '¡': '' },
  ...{ '€': ' EUR ', '£': ' GBP ', '¢': ' CENTS', '°': ' DEGREES', ß: 'SS', Æ: 'AE', Œ: 'OE' },
};

/**
 * The text as a TTY prints it: upper case, accents taken off, only the characters on which all
 * makes agree, CR LF between lines. Others are put in words, or dropped where no word fits.
 */
export function sendableText(text: string): string {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toUpperCase();
  const written = plain.replaceAll(/[^A-Z0-9 \r\n]/gu, (character) => asSent(character));
  return written.replaceAll(/ {2,}/g, ' ').replaceAll(/ *(?:\r\n|\r|\n) */g, '\r\n');
}

function asSent(character: string): string {
  const instead = INSTEAD[character];
  if (instead !== undefined) return instead;
  return keyOf(character) === null ? '' : character;
}
