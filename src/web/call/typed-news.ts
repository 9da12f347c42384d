import { maskedWords } from './card-mask.ts';
import { isComplete, type TypedMessage } from './typed-talk.ts';

/** How far the far end's words have been announced. */
export interface NewsMark {
  readonly message: number;
  readonly characters: number;
}

export const nothingTold: NewsMark = { message: 0, characters: 0 };

/**
 * What a screen reader is told next: the far end's messages as soon as they are whole, and, when
 * `andUnfinished`, what there is of the last one. Never the caller's own typing, nothing twice.
 */
export function typedNews(
  messages: readonly TypedMessage[],
  mark: NewsMark,
  andUnfinished: boolean,
): { readonly words: string; readonly mark: NewsMark } {
  // A new call starts a new talk.
  const from = messages.length < mark.message ? nothingTold : mark;
  const told: string[] = [];
  let next = from;
  for (const message of messages.slice(from.message)) {
    const isLast = message.id === messages.length - 1;
    const done = !isLast || isComplete(message);
    if (!done && !andUnfinished) break;
    const skipped = message.id === from.message ? from.characters : 0;
    if (message.by === 'far') told.push(maskedWords(message.text.slice(skipped)).trim());
    next = done
      ? { message: message.id + 1, characters: 0 }
      : { message: message.id, characters: message.text.length };
  }
  return { words: told.filter((words) => words !== '').join(' '), mark: next };
}
