/** One choice of a menu as it was said: what it is for, and its key. */
export interface Choice {
  /** In lower case, as in "to pay with a card". */
  readonly words: string;
  readonly key: string;
}

const KEY = String.raw`(?:press|oprima|type|key)\s+(star|pound|[0-9*#])(?![0-9])`;

const KEYS: Readonly<Record<string, string>> = { star: '*', pound: '#' };

export function sentencesOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/(?<=[.?!])\s+/)
    .filter(Boolean);
}

/**
 * The choices of a text: "For a receipt, press 3", and the other way round "Press 3 for a receipt".
 * The key that ends a field ("Enter your ZIP code, then press pound") chooses nothing.
 */
export function choicesIn(text: string): Choice[] {
  return sentencesOf(text).flatMap((sentence) => {
    const found = [...sentence.matchAll(new RegExp(KEY, 'gi'))];
    const keyIsFirst = (found[0]?.index ?? 0) <= 'or '.length;
    return found.flatMap((match, place) => {
      const ends = match.index + match[0].length;
      const before = found[place - 1];
      const words = keyIsFirst
        ? sentence.slice(ends, found[place + 1]?.index ?? sentence.length)
        : sentence.slice(before ? before.index + before[0].length : 0, match.index);
      const key = match[1] ?? '';
      return endsField(words) ? [] : [{ words: trimmed(words), key: KEYS[key] ?? key }];
    });
  });
}

function endsField(words: string): boolean {
  return /\b(?:enter|key|type|say|then)\b/.test(words) && !/^\s*to enter\b/.test(words);
}

function trimmed(words: string): string {
  return words.replace(/^[\s,.:]*(?:or\s+)?/, '').replace(/[\s,.:]+$/, '');
}
