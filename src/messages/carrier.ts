/**
 * Text messages as a port. Every adapter passes test/messages/text-carrier-contract.ts.
 * Carriers know no idempotency key for messages: what may have been sent is never sent again.
 */
export interface TextCarrier {
  readonly name: string;
  /** Sends once; never throws for anything the network does. */
  send(text: OutgoingText, deadlineMilliseconds: number): Promise<TextOutcome>;
}

export interface OutgoingText {
  /** E.164. */
  readonly from: string;
  /** E.164. */
  readonly to: string;
  readonly body: string;
}

export type TextOutcome =
  | { readonly result: 'sent'; readonly messageSid: string }
  /** Surely not taken: no connection stood, or "too many requests". May be tried again. */
  | { readonly result: 'notTaken'; readonly detail: string }
  /** Refused for good; `code` is the carrier's (21610: the number has stopped our texts). */
  | { readonly result: 'refused'; readonly code: number; readonly detail: string }
  /** Sent, or perhaps sent, and no trustworthy answer. */
  | { readonly result: 'unknown'; readonly detail: string };

/** Twilio's code for a number whose owner has replied STOP to ours. */
export const STOPPED_CODE = 21610;
