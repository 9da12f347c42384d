import type { Locale } from './speak/speakers.ts';

/** What the lint must know of a language. */
export interface LintWordings {
  /** Words that do not belong on a telephone line, each with what to write instead. */
  readonly unwanted: readonly (readonly [RegExp, string])[];
  /** A key named before what it does. */
  readonly keyBeforeChoice: RegExp;
  /** Marks a sentence that offers a key. */
  readonly offersKey: RegExp;
  /** The key of each choice, alone. */
  readonly offeredKey: RegExp;
  /** Marks an entry of digits that pound closes. */
  readonly closesEntry: RegExp;
  /** Sends the caller to a computer, which takes no telephone call forward. */
  readonly web: RegExp;
  /** Marks a sentence that offers one key, without entries. */
  readonly pressesKey: RegExp;
  /** A sentence of that kind which ends with its key. */
  readonly keyLast: RegExp;
  /** Each thing that a sentence asks for: a key or an answer. */
  readonly asks: RegExp;
  /** In relay wordings: hurry, or trust in hearing. */
  readonly notForRelay: RegExp;
  /** In what a TTY shows (accents taken off): words for who hears, speaks or presses. */
  readonly notForTty: RegExp;
}

const english: LintWordings = {
  unwanted: [
    [/\bclick|\btap\b/i, 'a telephone has keys: say "press"'],
    [/\bplease (wait|hold|stand by)\b/i, 'say "One moment."'],
    [/\bplease listen\b|options have changed/i, 'start with the options'],
    [/\b(invalid|illegal|incorrect|error)\b/i, 'say what happened without blame, then what to do'],
    [/\binconvenience\b|\bapologi[sz]e\b|\boops\b/i, 'one "Sorry" at most, then what to do'],
    [/\bvalued\b|call is important|\bkindly\b/i, 'leave it out'],
    [/\b(transaction|authenticate|credentials|utilize|terminate|submit)\b/i, 'use a plain word'],
    [/\bD ?O ?B\b/, 'say "date of birth"'],
  ],
  keyBeforeChoice: inOrder(
    'press',
    '(the )?(\\d|star|pound|zero|one|two|three|four|five|six|seven|eight|nine)( key)?',
    '( now)?,? (to|for|if)',
  ),
  offersKey: /\bpress\b/i,
  offeredKey: /\bpress (\d)\b/g,
  closesEntry: /\b(enter|key) .*\bpound\b/is,
  web: /\b(online|internet|web ?(site|page)?|dot (com|org|net|gov))\b|\w\.(com|org|net|gov)\b/i,
  notForTty: /\b(press|hear|heard|listen|say|tone|beep)\b/i,
  pressesKey: /\bpress\b/i,
  keyLast: /\bpress (\d|star|pound)(, then pound)?\.$/i,
  asks: /(?<!, then )\bpress\b|\?/gi,
  notForRelay: anyOf(
    'now|quickly|(?<!operator will )hears?|heard|hearing|listen|sound|tone|beep|aloud',
  ),
};

const spanish: LintWordings = {
  unwanted: [
    [/\bclic\b|\btoque\b/i, 'un teléfono tiene teclas: diga "oprima"'],
    [/\bpor favor,? espere\b/i, 'diga "Un momento."'],
    [/\b(inválid[oa]|incorrect[oa]|ilegal|error)\b/i, 'diga qué pasó, sin culpar, y qué hacer'],
    [/\bestimad[oa]\b|llamada es importante|\binconvenientes?\b/i, 'quítelo'],
    [/\b(transacción|autenticar|credenciales)\b/i, 'use una palabra sencilla'],
  ],
  keyBeforeChoice: inOrder(
    '(oprima|presione|pulse|marque)',
    '(el |la )?(tecla )?' +
      '(\\d|asterisco|numeral|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)',
    '( ahora)?,? (para|si)',
  ),
  offersKey: /\b(oprima|presione|pulse|marque)\b/i,
  offeredKey: /\boprima (\d)\b/g,
  closesEntry: /\b(marque|márquelo) .*\bnumeral\b/is,
  web: /\b(en línea|internet|(sitio|página) web|punto (com|org|net))\b|\w\.(com|org|net|gov)\b/i,
  notForTty: /\b(oprima|presione|pulse|oiga|oir|oira|oido|escuch\p{L}*|diga|tono)\b/iu,
  pressesKey: /\boprima\b/i,
  keyLast: /\boprima (solo )?(\d|asterisco|(la tecla )?numeral)( y luego la tecla numeral)?\.$/i,
  asks: /(?<!(luego|después|y) )\boprima\b|\?/gi,
  notForRelay: anyOf(
    'ahora|rápido|oí|oír(l[ao]s?)?|(?<!operador de retransmisión )oirá|oído|oyó|escuch\\p{L}*|tono|sonido|en voz alta',
  ),
};

export const lintWordings: Readonly<Record<Locale, LintWordings>> = {
  'en-US': english,
  'es-US': spanish,
};

/** "Press 1 to", in one language's words. */
function inOrder(press: string, key: string, purpose: string): RegExp {
  return new RegExp(`\\b${press} ${key}${purpose}\\b`, 'i');
}

/** Whole words, accents and all: `\b` takes an accented letter for a gap. */
function anyOf(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'iu');
}
