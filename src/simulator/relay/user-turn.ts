/** What an assistant does for the user, one after the other. */
export type Wish =
  /** With a space where the user has left one: '900000017# 1'. */
  | { readonly does: 'keys'; readonly keys: string }
  /** To be voiced where the line records or a person listens. */
  | { readonly does: 'says'; readonly text: string };

export interface UserTurn {
  readonly wishes: readonly Wish[];
  /** SK: the user is done with the call. */
  readonly ends: boolean;
}

const KEYS_BY_WORD: Readonly<Record<string, string>> = {
  STAR: '*',
  REPEAT: '*',
  RPT: '*',
  POUND: '#',
  AGENT: '0',
  OPERATOR: '0',
  OPR: '0',
};

/** Said to the assistant, not to the line. */
const ASIDES = new Set(['PLS', 'PLEASE', 'PRESS', 'NBR', 'NUMBER', 'THEN', 'AND', 'KEY', 'DIAL']);

const END_OF_TURN = /(?:^|[\s#*\d.,!?])(GA(?: (?:OR|TO) SK)?|SK(?: ?SK)?)[.!]*$/i;

/** Whether the user has given the assistant the turn (GA) or ended the call (SK). */
export function isTurnOver(typed: string): boolean {
  return END_OF_TURN.test(typed.trim());
}

/**
 * Reads a whole turn: digits, *, # and the words for keys are keys; other words are to be voiced,
 * and after SAY all are, up to a last # or POUND.
 */
export function readTurn(typed: string): UserTurn {
  const text = typed.trim();
  const mark = END_OF_TURN.exec(text)?.[1]?.toUpperCase() ?? '';
  const rest = text.replace(END_OF_TURN, (all, word: string) => all.slice(0, all.indexOf(word)));
  return { wishes: joined(wishesOf(rest)), ends: mark.startsWith('SK') };
}

function* wishesOf(text: string): Generator<Wish> {
  const [, before = '', spoken] = /^(.*?)(?:(?:^|\s)SAY:?\s+(.*))?$/is.exec(text) ?? [];
  for (const word of before.split(/[\s,]+/).filter(Boolean)) {
    const upper = word.toUpperCase().replace(/[.?!;:]+$/, '');
    const keys = Object.hasOwn(KEYS_BY_WORD, upper) ? KEYS_BY_WORD[upper] : undefined;
    if (keys !== undefined) yield { does: 'keys', keys };
    else if (/^[0-9*#-]*[0-9*#][0-9*#-]*$/.test(upper)) {
      yield { does: 'keys', keys: upper.replaceAll('-', '') };
    } else if (upper !== '' && !ASIDES.has(upper)) yield { does: 'says', text: word };
  }
  if (spoken === undefined) return;
  const words = spoken.replace(/[\s]*(?:#|\bPOUND)\s*$/i, '');
  yield { does: 'says', text: words };
  if (words !== spoken) yield { does: 'keys', keys: '#' };
}

/** Keys beside keys are pressed in one go, words beside words are said in one breath. */
function joined(wishes: Iterable<Wish>): Wish[] {
  const together: Wish[] = [];
  for (const wish of wishes) {
    const last = together.at(-1);
    if (last?.does === 'keys' && wish.does === 'keys') {
      together[together.length - 1] = { does: 'keys', keys: `${last.keys} ${wish.keys}` };
    } else if (last?.does === 'says' && wish.does === 'says') {
      together[together.length - 1] = { does: 'says', text: `${last.text} ${wish.text}` };
    } else together.push(wish);
  }
  return together;
}
