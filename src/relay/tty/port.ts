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
   * What follows: 'listen': wait for an answer. 'wait': take `{ type: 'waited' }`. 'leave':
   * say nothing, close the stream: the carrier's next verb goes on with the call (card entry, a
   * person, the end).
   */
  readonly after: 'listen' | 'wait' | 'leave';
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

/** The line as a session sees it. A promise that rejects ends the session, not the call. */
export interface TtyLine {
  page(): Promise<TtyPage>;
  take(event: TtyEvent): Promise<TtyPage>;
  /**
   * The session's own words by catalog key, e.g. ('tty.readBack', { typedText: '4417 0925 3310' });
   * the same rules as for lines.
   */
  words(key: string, given?: Readonly<Record<string, string>>): string;
}
