import type { Recording } from '../bank/vocabulary.ts';
import type { Channel, Locale, Say } from '../vocabulary.ts';

/** A callback that was asked for and has not been made. */
export interface OpenCallback {
  readonly callbackId: string;
  /** Milliseconds since 1970; null: when the caller's place in line comes up. */
  readonly dueAtMilliseconds: number | null;
}

/** Who answered a call of ours, as the carrier could tell. */
export type AnsweredBy = 'human' | 'machine' | 'unknown';

/** A call that the line makes because its caller had asked for it. */
export interface ReturnedCall {
  readonly callbackId: string;
  /** How often the member was asked to hold for the person. */
  readonly rounds: number;
  /** They are with a person now, or were sent on to the line of callers. */
  readonly isHandedOver: boolean;
}

/** How a returned call begins: what the callback was asked for with. */
export interface Returning {
  readonly callbackId: string;
  readonly by: AnsweredBy;
  readonly locale: Locale;
  readonly channel: Channel;
  /** The id of one of `regions` in line.json. */
  readonly region: string | null;
}

/** A call of ours was answered. */
export interface CallbackAnswered extends Returning {
  readonly type: 'callbackAnswered';
}

export type CallbackCommand =
  /** The caller agreed to be called back. */
  | {
      readonly type: 'command.requestCallback';
      readonly callbackId: string;
      /** E.164. */
      readonly phoneNumber: string;
      /** ISO instant; null: when the caller's place in line comes up. */
      readonly dueAt: string | null;
      readonly memberId: string | null;
      readonly locale: Locale;
      readonly channel: Channel;
      readonly region: string | null;
      /** Why the caller wants a person. */
      readonly reason: string;
      /** The words the caller agreed to by pressing 1. */
      readonly consentedTo: readonly Say[];
    }
  | { readonly type: 'command.cancelCallback'; readonly callbackId: string }
  /** A message for the people of the plan; its audio stays at the carrier. */
  | {
      readonly type: 'command.leaveMessage';
      readonly recording: Recording;
      readonly memberId: string | null;
      /** E.164; null when withheld. */
      readonly phoneNumber: string | null;
      readonly locale: Locale;
    }
  /** The called member wants the person now. */
  | { readonly type: 'command.callbackReached'; readonly callbackId: string }
  /** The called member has identified, or could not, and waits for the person. */
  | {
      readonly type: 'command.callbackReady';
      readonly callbackId: string;
      readonly memberId: string | null;
      readonly locale: Locale;
      readonly channel: Channel;
      readonly region: string | null;
    }
  | {
      readonly type: 'command.callbackDeclined';
      readonly callbackId: string;
      readonly why: 'notNow' | 'wrongNumber';
    }
  /** A machine answered, and was told who called and from which number. */
  | { readonly type: 'command.callbackMachine'; readonly callbackId: string };
