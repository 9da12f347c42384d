import type { Call } from '../call.ts';
import type { PayTerms } from '../twiml/pay.ts';
import { PaymentSession, type Refusal } from './payment-session.ts';
import { problemWith } from './validate.ts';

/** The payment sessions of one call: one at a time. */
export class CallPayments {
  readonly #call: Call;
  readonly #sessions = new Map<string, PaymentSession>();
  readonly #byKey = new Map<string, PaymentSession>();

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Opens a session; the same IdempotencyKey gives the same session. `statusUrl` is absolute.
   * Refuses with 21220 unless the call is in progress, with 64021 while a session is open, and
   * with the codes of `<Pay>` for its terms (reference 3.6).
   */
  start(terms: PayTerms, idempotencyKey: string, statusUrl: string): PaymentSession | Refusal {
    const earlier = this.#byKey.get(idempotencyKey);
    if (earlier) return earlier;
    const refusal = this.#refusalOf(terms);
    if (refusal) return refusal;
    const session = new PaymentSession(this.#call, terms, statusUrl);
    this.#sessions.set(session.sid, session);
    this.#byKey.set(idempotencyKey, session);
    return session;
  }

  find(paymentSid: string): PaymentSession | undefined {
    return this.#sessions.get(paymentSid);
  }

  /** A StatusCallback made absolute: Twilio takes one relative to the call's document. */
  absolute(url: string): string | null {
    const base = this.#call.documentUrl ?? undefined;
    return URL.canParse(url, base) ? new URL(url, base).href : null;
  }

  /** The member has hung up, or the line has. */
  callEnded(): void {
    for (const session of this.#sessions.values()) session.callEnded();
  }

  #refusalOf(terms: PayTerms): Refusal | null {
    if (this.#call.status !== 'in-progress') {
      return { code: 21220, message: 'Call is not in-progress. Cannot start a payment.' };
    }
    if ([...this.#sessions.values()].some(({ isOver }) => !isOver)) {
      return { code: 64021, message: 'A payment session is already in progress on this call.' };
    }
    return problemWith(terms, this.#call.options.connector);
  }
}
