import type { Recording } from '../bank/vocabulary.ts';
import type { ReturnedCall } from './vocabulary.ts';

/** What a call remembers of calling its caller back, and of a message they leave. */
export interface CallbackMemory {
  readonly callback: CallbackWish;
  /** Recorded and not sent yet. */
  readonly message: Recording | null;
  /** The callback that this call is; null when the caller has called us. */
  readonly returned: ReturnedCall | null;
}

export interface CallbackWish {
  /** E.164; null until the caller has named one. */
  readonly phoneNumber: string | null;
  /** ISO instants, UTC, as they were offered. */
  readonly times: readonly string[];
  /** The chosen one; null until then, and where the call comes in turn. */
  readonly dueAt: string | null;
  /** Asked for in an earlier call or in this one, and not cancelled. */
  readonly open: { readonly callbackId: string; readonly dueAt: string | null } | null;
  /** The caller has answered what they were asked first, and wants a person now. */
  readonly isSettled: boolean;
}

export const newCallbackMemory: CallbackMemory = {
  callback: {
    phoneNumber: null,
    times: [],
    dueAt: null,
    open: null,
    isSettled: false,
  },
  message: null,
  returned: null,
};
