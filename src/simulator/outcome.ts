import type { NewDocument } from './carrier.ts';
import type { EndReason } from './contract.ts';

/** Where a verb leaves the call. */
export type Outcome =
  | typeof goOn
  | DocumentRequest
  | { readonly kind: 'end'; readonly reason: EndReason };

/** On to the next verb of the document. */
export const goOn = { kind: 'continue' } as const;

export interface DocumentRequest {
  readonly kind: 'fetch';
  /** Absolute. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Added to the standard ones. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What ends whatever verb is running: a hang-up, or the REST API. */
export type Interruption =
  | { readonly kind: 'hangup'; readonly reason: EndReason }
  | { readonly kind: 'redirect'; readonly document: NewDocument };

/** Thrown through the executors, up to the call. */
export class Interrupted extends Error {
  readonly interruption: Interruption;

  constructor(interruption: Interruption) {
    super(`The call was interrupted: ${interruption.kind}.`);
    this.interruption = interruption;
  }
}
