import type { CarrierError, Device, WebhookExchange } from '../../simulator/contract.ts';
import { noTalk, type TypedTalk } from './typed-talk.ts';

/** One call as the page shows it; built by `followCall` from the carrier's messages. */
export interface CallView {
  readonly phase: 'idle' | 'connecting' | 'talking' | 'ended';
  /** The caller put the handset down: nothing brings this call back. */
  readonly hungUp: boolean;
  /** E.164 of the caller, '' when withheld, null before the first call. */
  readonly from: string | null;
  /** What the call was placed with. */
  readonly device: Device;
  /** Null until the carrier has placed the call. */
  readonly callSid: string | null;
  readonly conversation: readonly Turn[];
  /** Typed on a TTY, or on a relay user's text telephone. */
  readonly talk: TypedTalk;
  /** The newest words of the line. */
  readonly caption: string;
  readonly listening: Listening | null;
  /** Pressed here, not yet told back by the carrier. */
  readonly pendingKeys: string;
  /** Counts the entries the line has taken; paced typing stops when it moves. */
  readonly entriesTaken: number;
  readonly exchanges: readonly NumberedExchange[];
  readonly errors: readonly NumberedError[];
  /** The newest state the line named: 'selfService.identify.memberId'. */
  readonly flowState: string | null;
}

export interface Listening {
  /** 'Gather', 'Pay payment-card-number', 'Dial +1…' */
  readonly verb: string;
  readonly timeoutSeconds: number | null;
  /** Keys for <Pay> are never shown. */
  readonly secret: boolean;
}

/** One entry of the conversation, oldest first. */
export type Turn =
  | {
      readonly id: number;
      readonly kind: 'line';
      readonly text: string;
      /** Cut short, or typed over before it began when only the event tells of it. */
      readonly interrupted: boolean;
      /** The carrier tells of speech twice: as a sound to play, and as an event once played. */
      readonly toldBy: 'sound' | 'event' | 'both';
    }
  | { readonly id: number; readonly kind: 'keys'; readonly keys: string; readonly masked: boolean }
  | { readonly id: number; readonly kind: 'event'; readonly text: string; readonly grave: boolean };

export interface NumberedExchange {
  readonly number: number;
  readonly atMilliseconds: number;
  readonly exchange: WebhookExchange;
}

export interface NumberedError {
  readonly number: number;
  readonly atMilliseconds: number;
  readonly error: CarrierError;
}

export const noCall: CallView = {
  phase: 'idle',
  hungUp: false,
  from: null,
  device: 'phone',
  callSid: null,
  conversation: [],
  talk: noTalk,
  caption: '',
  listening: null,
  pendingKeys: '',
  entriesTaken: 0,
  exchanges: [],
  errors: [],
  flowState: null,
};
