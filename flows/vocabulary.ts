import type { CallbackAnswered } from './callback/vocabulary.ts';
import type { QueueEvent } from './queue/vocabulary.ts';
import type { CallerEvent } from './vocabulary/caller.ts';
import type { Command } from './vocabulary/commands.ts';
import type { Outcome } from './vocabulary/outcomes.ts';
import type { Query } from './vocabulary/queries.ts';

export type * from './autopay/vocabulary.ts';
export type * from './bank/vocabulary.ts';
export type * from './callback/vocabulary.ts';
export type * from './other-ways/vocabulary.ts';
export type * from './queue/vocabulary.ts';
export type * from './vocabulary/bills.ts';
export type * from './vocabulary/caller.ts';
export type * from './vocabulary/commands.ts';
export type * from './vocabulary/kept-cards.ts';
export type * from './vocabulary/outcomes.ts';
export type * from './vocabulary/queries.ts';

/** The domain's words: what a caller does, what the world answers, what the flow asks for. */

/** A language the line speaks. */
export type Locale = 'en-US' | 'es-US';

/** Why a call goes to a person, and in which language the caller wants to be helped. */
export interface Transfer {
  readonly reason: 'interpreter' | 'person';
  readonly language: Locale | 'other';
  readonly channel: Channel;
}

/** The call has used up its turns or its time. */
export interface TooLong {
  readonly type: 'tooLong';
}

export type FlowEvent = CallerEvent | QueueEvent | CallbackAnswered | Outcome | TooLong;
export type Ask = Query | Command;

/** One prompt to speak: a catalog key and its arguments (units by suffix: Cents, Date, Digits). */
export interface Say {
  readonly key: string;
  readonly with: Readonly<Record<string, string | number>>;
  /** Only when it is said in another language than the call's. */
  readonly locale?: Locale;
}

/** Said once before a question. One that must be heard is not cut short by a key. */
export interface Notice extends Say {
  readonly mustHear: boolean;
  /** In Baudot, to who may be at a TTY. */
  readonly inBaudot?: true;
}

/** Exactly one of these tags stands on every leaf state; the renderer switches on it. */
export type Expectation =
  | 'hears.keys'
  | 'hears.card'
  | 'hears.bank'
  | 'hears.speech'
  | 'waits.query'
  | 'waits.command'
  | 'connects.agent'
  | 'joins.queue'
  | 'leaves.queue'
  | 'joins.conference'
  | 'talks.by.tty'
  | 'over';

/** By ear, through a communications assistant (711) or with more time, or in Baudot. */
export type Channel = 'voice' | 'relay' | 'tty';
