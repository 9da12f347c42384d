import { PaylineError } from '../errors.ts';
import { maskCardNumbers, printable } from './phone/mask.ts';
import { typedText } from './tty/code-table.ts';

/** What a scripted caller does with the next thing that listens. */
export type Step =
  | { readonly kind: 'keys'; readonly keys: string }
  /** Say it while it is recorded, then press pound. */
  | { readonly kind: 'says'; readonly text: string }
  /** Type it at a TTY. */
  | { readonly kind: 'types'; readonly text: string }
  /** Let it time out. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'hangup' }
  /** Do nothing for this much of the caller's time, then take the next step. */
  | { readonly kind: 'wait'; readonly milliseconds: number };

/** Twilio ends a call after four hours, so no caller waits longer. */
const LONGEST_WAIT_MILLISECONDS = 4 * 60 * 60 * 1000;
const LONGEST_QUOTE = 40;

export const STEPS_ALLOWED =
  'keys (0-9 * #, as in 900000017#), - for silence, wait:MS for milliseconds, ' +
  'say:WORDS where the line records, type:WORDS at a TTY, or hangup';

/**
 * Reads STEP words as typed on a command line.
 * @throws PaylineError simulator.badStep naming the word and what is allowed.
 */
export function parseSteps(words: readonly string[]): Step[] {
  return words.map((word, index) => parseStep(word, index + 1));
}

function parseStep(word: string, position: number): Step {
  if (word === '-') return { kind: 'silence' };
  if (word === 'hangup') return { kind: 'hangup' };
  if (/^[0-9*#]+$/.test(word)) return { kind: 'keys', keys: word };
  const [, text] = /^say:(.{1,300})$/s.exec(word) ?? [];
  if (text !== undefined) return { kind: 'says', text };
  const [, typed] = /^type:(.{1,300})$/s.exec(word) ?? [];
  const capitals = typed === undefined ? null : typedText(typed);
  if (capitals !== null) return { kind: 'types', text: capitals };
  const wait = /^wait:(\d{1,8})$/.exec(word);
  const milliseconds = Number(wait?.[1]);
  if (wait && milliseconds <= LONGEST_WAIT_MILLISECONDS) return { kind: 'wait', milliseconds };
  const shown = printable(maskCardNumbers(word));
  const quoted = shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown;
  throw new PaylineError(
    'simulator.badStep',
    `Step ${position} is "${quoted}", which a phone cannot do. A step is ${STEPS_ALLOWED}` +
      (word.startsWith('wait:') ? ` (0 to ${LONGEST_WAIT_MILLISECONDS}).` : '.'),
  );
}
