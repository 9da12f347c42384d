import type { PersonReason } from './vocabulary.ts';

/** What a caller in line has chosen to do instead of waiting. */
export type QueueChoice = 'pay' | 'callback' | 'message';

/** What is saved of a call that has asked for a person. */
export interface QueueMemory {
  readonly queue: {
    /**
     * 'waiting' in line; 'aside' while the caller does something else and keeps the place; 'talking'
     * with a person; 'atKeypad' while that person waits for a payment by keypad.
     */
    readonly stage: 'none' | 'waiting' | 'aside' | 'talking' | 'atKeypad';
    readonly reason: PersonReason;
    /** Hung up in line on an earlier call, within a day. */
    readonly hasLeftBefore: boolean;
    /** How they came to the line this time; 'front' when a person was lost, 'moved' to another. */
    readonly joined: 'anew' | 'kept' | 'front' | 'moved';
    /** What is done once the carrier's queue is left; null when nobody is on duty any more. */
    readonly next: QueueChoice | null;
    /** As last told; null when it is not known. */
    readonly place: {
      readonly position: number;
      readonly estimateMinutes: number | null;
    } | null;
    /** The conference with the person; null when there was none. */
    readonly room: string | null;
    /** The prompt of how it ended at the keypad; null when nothing came of it. */
    readonly result: string | null;
  };
}

export const newQueueMemory: QueueMemory = {
  queue: {
    stage: 'none',
    reason: 'person',
    hasLeftBefore: false,
    joined: 'anew',
    next: null,
    place: null,
    room: null,
    result: null,
  },
};
