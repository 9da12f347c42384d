import type { Channel, Locale } from '../vocabulary.ts';

/** What makes a caller urgent; line.json says how much each counts. */
export type QueueNeed = 'coverageEndsToday' | 'relay' | 'returnedCall' | 'standard';

/** Why a call goes to a person, in one stable word. */
export type PersonReason =
  | 'person'
  | 'interpreter'
  | 'tooManyTries'
  | 'tooLong'
  | 'accountsDown'
  | 'notIdentified'
  | 'cardsUnavailable'
  | 'outOfCards'
  | 'declined';

/** What the carrier or the desk did to a call that is in line, or with a person. */
export type QueueEvent =
  /** The carrier has put the caller in line, and asks what they hear meanwhile. */
  | { readonly type: 'queued' }
  /** The call is out of the carrier's queue: by our own word, or because it could not be kept. */
  | { readonly type: 'queueLeft'; readonly how: 'left' | 'failed' }
  /** A person takes the call; `room` is the name of the conference. */
  | { readonly type: 'agentAccepted'; readonly room: string }
  /** The person sends the caller to the keypad: this bill, so much, in cents. */
  | { readonly type: 'agentSends'; readonly billId: string; readonly amountCents: number }
  /** The caller's part of the conference is over. */
  | { readonly type: 'conferenceLeft' };

export type QueueQuery =
  /** Whether persons work at the line's own desk, and what they owe this caller. */
  | {
      readonly type: 'query.desk';
      readonly region: string | null;
      readonly callerNumber: string | null;
      readonly memberId: string | null;
    }
  | { readonly type: 'query.place' }
  | { readonly type: 'query.conversation' };

export type QueueKnown =
  | {
      readonly type: 'desk.known';
      /** False: the plan has nobody at the desk, and its office is dialled. */
      readonly isUsed: boolean;
      readonly onDutyCount: number;
      /** Hung up in line on an earlier call, within a day. */
      readonly hasLeftQueue: boolean;
      readonly openCallback: {
        readonly callbackId: string;
        readonly dueAtMilliseconds: number | null;
      } | null;
    }
  | {
      readonly type: 'place.known';
      /** 1 is next. */
      readonly position: number;
      /** Null when it is not known: then it is not said. */
      readonly estimateMinutes: number | null;
      readonly onDutyCount: number;
    }
  /** 'moved': another person is to have the caller. */
  | { readonly type: 'conversation.known'; readonly how: 'finished' | 'agentLost' | 'moved' };

export type QueueCommand =
  | {
      readonly type: 'command.joinQueue';
      readonly need: QueueNeed;
      readonly reason: PersonReason;
      /** The person they spoke with is gone: to the front. */
      readonly isReturning: boolean;
      readonly region: string | null;
      readonly locale: Locale;
      readonly channel: Channel;
      readonly memberId: string | null;
    }
  /** The caller does something else and keeps the place. */
  | { readonly type: 'command.stepAside' }
  | {
      readonly type: 'command.leaveQueue';
      readonly why: 'callback' | 'message' | 'selfService' | 'failed';
    }
  /** The person has the caller back. */
  | { readonly type: 'command.backFromKeypad' };
