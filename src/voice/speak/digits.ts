import { PaylineError } from '../../errors.ts';
import { type Locale, type Manner, speakerOf } from './speakers.ts';

const spellable = /^[0-9A-Z*#]+$/;

/**
 * Digits one by one, in groups a person can write down: "9 0 0, 0 0 0, 0 1 7". Relay operators type
 * group by group (tty.md C.1), and a voice pauses at a comma. A TTY shows "900 000 017".
 *
 * Groups: an E.164 number as it is dialled ("1, 8 0 0, 5 5 5, 0 1 0 0"); text that has hyphens or
 * spaces where they stand; up to five characters as one group (a card's last four, a ZIP); anything
 * longer in threes, ending in fours where threes do not come out even. Letters are said one by one,
 * `*` and `#` by their names; a TTY shows no country's 1.
 *
 * @param text digits, letters, `*` and `#`; a leading `+` marks a telephone number
 * @throws PaylineError prompt.badArgument when there is nothing to spell, or something unspellable;
 *   the text itself is not repeated in the message, it may be private
 */
export function speakDigits(text: string, locale: Locale, manner: Manner = 'voice'): string {
  const groups = groupsOf(text.toUpperCase());
  if (groups.length === 0 || !groups.every((group) => spellable.test(group))) {
    throw new PaylineError(
      'prompt.badArgument',
      'A text to be spelled is empty or holds something other than digits, letters, * and #. ' +
        'Pass what was typed or issued, without words.',
    );
  }
  return speakerOf(locale, manner).digits(groups, text.startsWith('+'));
}

function groupsOf(text: string): string[] {
  if (text.startsWith('+')) return phoneGroups(text.slice(1));
  if (/[-\s]/.test(text)) return text.split(/[-\s]+/).filter((group) => group !== '');
  return evenGroups(text);
}

/** North American numbers as 1, area, exchange, line; others have no grouping we could know. */
function phoneGroups(digits: string): string[] {
  const american = /^(1)(\d{3})(\d{3})(\d{4})$/.exec(digits);
  return american === null ? evenGroups(digits) : american.slice(1);
}

function evenGroups(text: string): string[] {
  if (text.length <= 5) return text === '' ? [] : [text];
  const groups: string[] = [];
  let rest = text;
  while (rest.length > 4) {
    const size = rest.length % 4 === 0 && rest.length <= 8 ? 4 : 3;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest];
}
