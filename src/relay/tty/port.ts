import type { CallerEvent } from '../../../flows/vocabulary.ts';

/** One page of the call as a TTY shows it. */
export interface TtyPage {
  /** Sentences in order, upper case, only characters a TTY has; without GA. */
  readonly lines: readonly string[];
  /** One key of a menu, a field of several characters, or nothing to answer. */
  readonly hears: 'menu' | 'field' | null;
  /** Digits a full field has (9 for a member ID); null when it varies. */
  readonly fieldDigits: number | null;
  /**
   * What follows: 'listen': wait for an answer. 'talk': a person types, and reads what the caller
   * types. 'wait': take `{ type: 'waited' }`. 'leave': say nothing, close the stream: the carrier's
   * next verb goes on with the call (card entry, a person, the end).
   */
  readonly after: 'listen' | 'talk' | 'wait' | 'leave';
}

/** Makes a page. */
export function ttyPage(
  after: TtyPage['after'],
  lines: readonly string[],
  hears: TtyPage['hears'] = null,
  fieldDigits: number | null = null,
): TtyPage {
  return { lines, hears, fieldDigits, after };
}

/** What a TTY's caller did, in the words of the flow. */
export type TtyEvent = Extract<
  CallerEvent,
  { type: 'key' | 'digits' | 'cardTyped' | 'garbled' | 'silence' | 'waited' | 'hangup' }
>;

/** What a person at the desk typed to the caller. */
export interface TypedWords {
  readonly lineId: number;
  /** Only characters a TTY has; it gives the word itself (GA) or ends the talk (SK). */
  readonly text: string;
}

/** A typed conversation, as the session carries it. */
export interface TtyTalk {
  /** What the person typed and the caller does not have yet, the oldest first; null: nothing. */
  next(): TypedWords | null;
  /** The caller's TTY has printed the whole of it. */
  printed(lineId: number): void;
  /** What the caller typed, as text; never a number that may be a card's. */
  heard(text: string): void;
  /** The caller typed what may be a card number; nothing of it is left. */
  heardCard(): void;
  /** The caller's last line was the beginning of it: that goes too. */
  dropLast(): void;
}

/** The line as a session sees it. A promise that rejects ends the session, not the call. */
export interface TtyLine {
  page(): Promise<TtyPage>;
  /** The answer to the page that was shown last; for another page it is not taken. */
  take(event: TtyEvent): Promise<TtyPage>;
  /** True when the call has come to another page by itself: somebody took it, or let it go. */
  hasGoneOn(): boolean;
  readonly talk: TtyTalk;
  /**
   * The session's own words by catalog key, e.g. ('tty.readBack', { typedText: '4417 0925 3310' });
   * the same rules as for lines.
   */
  words(key: string, given?: Readonly<Record<string, string>>): string;
}
