import type { Recording } from '../bank/vocabulary.ts';
import type { TokenizedCard } from './kept-cards.ts';

/** What the caller did. Never what a menu meant by it: menus change, these words do not. */
export type CallerEvent =
  /** One key alone: 0-9, * or #. '#' alone means "no digits, just pound". */
  | { readonly type: 'key'; readonly key: string }
  /** Two or more keys, only 0-9 and *. `ended` says what closed the entry. */
  | {
      readonly type: 'digits';
      readonly digits: string;
      readonly ended: 'pound' | 'count' | 'silence';
    }
  /** Keys that must not be kept: they look like a payment card. The digits are already gone. */
  | { readonly type: 'cardTyped' }
  /** Keys that make no sense at all: letters, full-width digits, more than 32. Only the count is kept. */
  | { readonly type: 'garbled'; readonly length: number }
  | { readonly type: 'silence' }
  /** A <Redirect> came back: the caller has waited. */
  | { readonly type: 'waited' }
  | { readonly type: 'cardEntered'; readonly card: TokenizedCard }
  | { readonly type: 'cardNotEntered'; readonly why: CardEntryFailure }
  /** The caller's own words, recorded. */
  | { readonly type: 'spoken'; readonly recording: Recording }
  | { readonly type: 'dialEnded'; readonly how: DialEnd }
  /** A TTY was heard while the line listened. */
  | { readonly type: 'ttyDetected' }
  /** With what was being recorded when the caller hung up. */
  | { readonly type: 'hangup'; readonly recording?: Recording };

export type CardEntryFailure =
  | 'star'
  | 'tooManyAttempts'
  | 'cardRejected'
  | 'unavailable'
  | 'misconfigured'
  | 'hungUp'
  | 'unrecognized';

export type DialEnd = 'completed' | 'busy' | 'noAnswer' | 'failed';
