import type { Call } from './call.ts';
import type { CallStatus } from './wire/fields.ts';
import { finalFields, progressFields } from './wire/status-callback.ts';

/** Twilio's StatusCallbackEvent of a call (reference 7.1). */
export const progressEvents = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type ProgressEvent = (typeof progressEvents)[number];

export interface ProgressSettings {
  /** Absolute. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: readonly ProgressEvent[];
}

/** Tells of one call as it goes on, where it was asked for. */
export class CallProgress {
  readonly #call: Call;
  readonly #settings: ProgressSettings | null;
  #count = 0;

  constructor(call: Call, settings: ProgressSettings | null) {
    this.#call = call;
    this.#settings = settings;
  }

  tell(event: ProgressEvent): void {
    if (!this.#settings?.events.includes(event)) return;
    const { url, method } = this.#settings;
    const { options, answeredAt, status } = this.#call;
    const now = options.clock.now();
    const known: CallStatus = event === 'initiated' ? 'initiated' : status;
    const fields = {
      ...this.#call.fields(known),
      ...progressFields(now, this.#count),
      ...(event === 'completed' && finalFields(now, answeredAt)),
    };
    this.#count += 1;
    this.#call.tell({ url, method, fields });
  }
}
