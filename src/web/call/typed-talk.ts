import { maskCards } from './card-mask.ts';

/** What two people typed to each other in one call; card numbers are masked already. */
export interface TypedTalk {
  readonly messages: readonly TypedMessage[];
  /** How many of the caller's newest characters, spaces left out, have not gone over the line. */
  readonly unsentCharacters: number;
}

export interface TypedMessage {
  readonly id: number;
  readonly by: Typer;
  readonly text: string;
}

/** The caller at this page, or whoever is at the other end: the line, or the assistant. */
export type Typer = 'caller' | 'far';

/** Who types next: 'first' before anybody has, 'over' when the far end has said goodbye. */
export type TypingTurn = 'first' | 'caller' | 'sending' | 'far' | 'over';

export const noTalk: TypedTalk = { messages: [], unsentCharacters: 0 };

/** Adds what the caller has just typed; it is unsent until the carrier tells it back. */
export function addTyped(talk: TypedTalk, masked: string): TypedTalk {
  const { messages, unsentCharacters } = talk;
  return {
    messages: append(messages, 'caller', masked),
    unsentCharacters: unsentCharacters + charactersIn(masked),
  };
}

/**
 * Adds what the carrier tells of, whole words at a time. What it tells back of the caller's own
 * typing is there already and only counts as sent.
 */
export function addTold(talk: TypedTalk, by: Typer, text: string): TypedTalk {
  if (by === 'caller' && talk.unsentCharacters > 0) {
    const left = talk.unsentCharacters - charactersIn(text);
    return { ...talk, unsentCharacters: Math.max(0, left) };
  }
  return { ...talk, messages: append(talk.messages, by, text) };
}

/** True for a message that gives the turn away: GA, or SK at the end of a call. */
export function isComplete(message: TypedMessage): boolean {
  return /(?:^|\s)(?:GA|SK|SKSK)\s*$/.test(message.text);
}

export function typingTurn({ messages, unsentCharacters }: TypedTalk): TypingTurn {
  const last = messages.at(-1);
  if (!last) return 'first';
  if (last.by === 'caller') {
    if (unsentCharacters > 0) return 'sending';
    return isComplete(last) ? 'far' : 'caller';
  }
  if (/(?:^|\s)(?:SK|SKSK)\s*$/.test(last.text)) return 'over';
  return isComplete(last) ? 'caller' : 'far';
}

/** The caller's newest message in two: what went over the line, and the end that has not yet. */
export function sentAndUnsent(text: string, unsentCharacters: number): readonly [string, string] {
  let at = text.length;
  for (let left = unsentCharacters; left > 0 && at > 0; at -= 1) {
    if (text[at - 1] !== ' ') left -= 1;
  }
  return [text.slice(0, at), text.slice(at)];
}

function append(
  messages: readonly TypedMessage[],
  by: Typer,
  text: string,
): readonly TypedMessage[] {
  if (text.trim() === '') return messages;
  const last = messages.at(-1);
  if (!last || last.by !== by || isComplete(last)) {
    return [...messages, { id: messages.length, by, text: maskCards(text.trimStart()) }];
  }
  const apart = /\s$/.test(last.text) || /^\s/.test(text) ? '' : ' ';
  // Masked as a whole: a card number may come in pieces.
  return [...messages.slice(0, -1), { ...last, text: maskCards(last.text + apart + text) }];
}

function charactersIn(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}
