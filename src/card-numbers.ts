/**
 * Payment card numbers, recognised so that they can be thrown away: at the keypad
 * (src/twilio/read-keys.ts) and in every log line (src/log.ts). Both must know the same cards.
 */

/** First digits and lengths that card schemes issue, a little wider than <Pay> accepts. */
const issuers: readonly {
  readonly prefix: RegExp;
  readonly shortest: number;
  readonly longest: number;
}[] = [
  { prefix: /^4/, shortest: 13, longest: 19 }, // Visa, Elo
  { prefix: /^(?:5[1-5]|22[2-9]|2[3-6]|27[0-2])/, shortest: 16, longest: 16 }, // Mastercard
  { prefix: /^3[47]/, shortest: 15, longest: 15 }, // American Express
  { prefix: /^3[0689]/, shortest: 14, longest: 19 }, // Diners Club
  { prefix: /^(?:35(?:2[89]|[3-8])|2131|1800)/, shortest: 15, longest: 19 }, // JCB
  { prefix: /^(?:5[0678]|6)/, shortest: 12, longest: 19 }, // Discover, Maestro, UnionPay, RuPay
  { prefix: /^(?:2014|2149)/, shortest: 15, longest: 15 }, // enRoute
  { prefix: /^220[0-4]/, shortest: 16, longest: 19 }, // Mir
  { prefix: /^(?:8[12]|9792)/, shortest: 16, longest: 16 }, // RuPay, Troy
];

const SHORTEST_CARD = 12;
const LONGEST_CARD = 19;

/** True when `digits` (ASCII digits only) is a card number: right start, length and check digit. */
export function looksLikeCard(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits) || !hasCheckDigit(digits)) return false;
  return issuers.some(
    ({ prefix, shortest, longest }) =>
      digits.length >= shortest && digits.length <= longest && prefix.test(digits),
  );
}

/**
 * True when keys hold a card number, alone or run together with what was typed before or after it.
 * Twelve keys never do: a bill number may be as long and chance would call every tenth one a card.
 */
export function holdsCard(keys: string): boolean {
  return keys.length > SHORTEST_CARD && scrubCardNumbers(keys) !== keys;
}

/** The Luhn formula, ISO/IEC 7812-1 annex B. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) & 15;
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

// Our own identifiers are matched first and left alone: a Twilio SID, a ULID (its time starts with
// 0 until the year 3084), a UUID. Then any 12 digits or more: ASCII, full-width or Arabic, with up
// to three blanks, dots or dashes between two of them.
const ownIdentifier =
  '(?<![A-Za-z0-9])(?:[A-Z]{2}[0-9a-f]{32}|0(?=\\d*[A-Z])[0-9A-HJKMNP-TV-Z]{25}' +
  '|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![A-Za-z0-9])';
const anyDigit = '[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]';
const everyDigit = new RegExp(anyDigit, 'g');
const separators = '[ \\t\\u00a0.\\u2010-\\u2015_+-]{0,3}';
const suspects = new RegExp(
  `(?<own>${ownIdentifier})|${anyDigit}(?:${separators}${anyDigit}){${SHORTEST_CARD - 1},}`,
  'g',
);

/**
 * `text` with every card number in it replaced by `[card …1111]` (its last four digits). Finds
 * them grouped, dotted, dashed and in full-width digits, and when other numbers stand beside them.
 */
export function scrubCardNumbers(text: string): string {
  return text.replace(suspects, (match: string, own: string | undefined) =>
    own === undefined ? scrubRun(match) : match,
  );
}

interface Digit {
  /** Where it stands in the run. */
  readonly at: number;
  /** The digits without separators it stands among. */
  readonly group: { size: number };
}

function scrubRun(run: string): string {
  const { digits, values } = readDigits(run);
  let scrubbed = '';
  let copiedTo = 0;
  for (let start = 0; start < digits.length; start += 1) {
    const length = cardLengthAt(start, digits, values);
    if (length === 0) continue;
    const end = start + length;
    scrubbed += `${run.slice(copiedTo, digits[start]?.at)}[card …${values.slice(end - 4, end)}]`;
    copiedTo = (digits[end - 1]?.at ?? 0) + 1;
    start = end - 1;
  }
  return scrubbed + run.slice(copiedTo);
}

/** The digits of a run in ASCII, and where each stands. */
function readDigits(run: string): { digits: Digit[]; values: string } {
  const digits: Digit[] = [];
  let values = '';
  for (const { 0: digit, index: at } of run.matchAll(everyDigit)) {
    const previous = digits.at(-1);
    const group = previous !== undefined && previous.at === at - 1 ? previous.group : { size: 0 };
    group.size += 1;
    digits.push({ at, group });
    values += String(digit.charCodeAt(0) & 15); // the low bits are the value in all four scripts
  }
  return { digits, values };
}

/**
 * How many digits from `start` on are a card number, or 0. It starts where a group starts, or
 * anywhere in a group too long to be one number; it ends where a group ends, or inside the group
 * it started in (an expiry typed straight after it). Anything looser would eat lists of amounts.
 */
function cardLengthAt(start: number, digits: readonly Digit[], values: string): number {
  const group = digits[start]?.group;
  const startsGroup = digits[start - 1]?.group !== group;
  if (!startsGroup && (group?.size ?? 0) <= LONGEST_CARD) return 0;
  const longest = Math.min(LONGEST_CARD, digits.length - start);
  for (let length = longest; length >= SHORTEST_CARD; length -= 1) {
    const last = digits[start + length - 1]?.group;
    const endsGroup = digits[start + length]?.group !== last;
    const insideOwnGroup = last === group && length > SHORTEST_CARD;
    if (!endsGroup && !insideOwnGroup) continue;
    if (looksLikeCard(values.slice(start, start + length))) return length;
  }
  return 0;
}
