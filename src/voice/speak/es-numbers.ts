const toTwentyNine =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince ' +
  'dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro ' +
  'veinticinco veintiséis veintisiete veintiocho veintinueve';
const small = toTwentyNine.split(' ');
const tens = ' x x treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const hundreds = (
  ' ciento doscientos trescientos cuatrocientos quinientos seiscientos ' +
  'setecientos ochocientos novecientos'
).split(' ');

/** A whole number 0 to 999,999,999 standing alone: "veintiuno", "mil doscientos uno". */
export function numberWords(value: number): string {
  if (value === 0) return 'cero';
  const parts: string[] = [];
  const millions = Math.floor(value / 1_000_000);
  const thousands = Math.floor(value / 1000) % 1000;
  const rest = value % 1000;
  if (millions === 1) parts.push('un millón');
  if (millions > 1) parts.push(`${shortened(belowThousand(millions))} millones`);
  if (thousands === 1) parts.push('mil');
  if (thousands > 1) parts.push(`${shortened(belowThousand(thousands))} mil`);
  if (rest > 0) parts.push(belowThousand(rest));
  return parts.join(' ');
}

/**
 * Before a masculine noun: "un", "veintiún", "treinta y un"; and "un millón de" when nothing
 * follows the millions.
 */
export function numberBeforeNoun(value: number): string {
  const words = shortened(numberWords(value));
  return value > 0 && value % 1_000_000 === 0 ? `${words} de` : words;
}

function belowThousand(value: number): string {
  if (value === 100) return 'cien';
  const hundred = hundreds[Math.floor(value / 100)] ?? '';
  const rest = value % 100;
  return rest === 0 ? hundred : `${hundred} ${belowHundred(rest)}`.trim();
}

function belowHundred(value: number): string {
  if (value < 30) return small[value] ?? '';
  const ten = tens[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? ten : `${ten} y ${small[value % 10]}`;
}

function shortened(words: string): string {
  return words.replace(/veintiuno$/, 'veintiún').replace(/\buno$/, 'un');
}
