import type { Locale } from '../../../src/voice/speak/speakers.ts';

/**
 * What a listener makes of a spoken amount, in cents. Written apart from the speakers, the other
 * way round, so that a slip in one of them does not hide in the other. Null: cannot be understood.
 */
export function heardCents(words: string, locale: Locale): number | null {
  const { joint, dollars, cents, value } = listeners[locale];
  const heard = words.split(joint).map((part) => {
    const [, number = '', unit = ''] = /^(.+) (\S+)$/.exec(part) ?? [];
    const size = dollars.test(unit) ? 100 : cents.test(unit) ? 1 : Number.NaN;
    return { size, amountCents: (heardNumber(number, value) ?? Number.NaN) * size };
  });
  const inOrder = heard.length === 1 || (heard[0]?.size === 100 && heard[1]?.size === 1);
  const sum = heard.reduce((total, part) => total + part.amountCents, 0);
  return heard.length <= 2 && inOrder && !Number.isNaN(sum) ? sum : null;
}

/** Adds up small numbers, closing a group at each "thousand" or "million". */
function heardNumber(words: string, value: (word: string) => number | null): number | null {
  let closed = 0;
  let group: number | null = null;
  for (const word of words.split(' ')) {
    const number = value(word);
    if (number === null) return null;
    if (number >= 1000) {
      closed += (group ?? 1) * number;
      group = null;
    } else group = (group ?? 0) + number;
  }
  return closed + (group ?? 0);
}

const scales: Readonly<Record<string, number>> = {
  thousand: 1000,
  million: 1_000_000,
  mil: 1000,
  millón: 1_000_000,
  millones: 1_000_000,
};

const spanish = [
  ['cero', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  ['once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho'],
  ['diecinueve', 'veinte', 'veintiún', 'veintidós', 'veintitrés', 'veinticuatro', 'veinticinco'],
  ['veintiséis', 'veintisiete', 'veintiocho', 'veintinueve'],
].flat();
const spanishTens = [
  'treinta',
  'cuarenta',
  'cincuenta',
  'sesenta',
  'setenta',
  'ochenta',
  'noventa',
];
const spanishHundreds = [
  ['ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos'],
  ['seiscientos', 'setecientos', 'ochocientos', 'novecientos'],
].flat();

function spanishValue(word: string): number | null {
  if (word === 'y' || word === 'de') return 0;
  if (word === 'cien') return 100;
  if (scales[word] !== undefined) return scales[word];
  if (spanish.includes(word)) return spanish.indexOf(word);
  if (spanishTens.includes(word)) return 30 + spanishTens.indexOf(word) * 10;
  if (spanishHundreds.includes(word)) return 100 + spanishHundreds.indexOf(word) * 100;
  return null;
}

const listeners = {
  'en-US': {
    joint: ' and ',
    dollars: /^dollars?$/,
    cents: /^cents?$/,
    value: (word: string) => (/^\d{1,3}$/.test(word) ? Number(word) : (scales[word] ?? null)),
  },
  'es-US': {
    joint: ' con ',
    dollars: /^dólar(es)?$/,
    cents: /^centavos?$/,
    value: spanishValue,
  },
};
