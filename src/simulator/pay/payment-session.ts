import type { Call } from '../call.ts';
import type { PayTerms } from '../twiml/pay.ts';
import { maskKeys } from '../wire/mask.ts';
import { bankSteps } from './bank-steps.ts';
import { missingFields, withoutField } from './known-fields.ts';
import { type Captured, PaymentCapture } from './payment-capture.ts';
import { type PaymentKnown, PaymentNews } from './payment-news.ts';
import type { PayResult } from './result-fields.ts';
import { type CardDetails, type CardStep, cardSteps } from './steps.ts';
import { sendCard } from './submit.ts';

/** Why a request is not carried out: a code of reference 3.6, and words. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** What one update asks for. */
export type PaymentUpdate =
  | { readonly capture: CardStep['for'] }
  | { readonly status: 'complete' | 'cancel' };

/**
 * An agent-assisted payment on one leg (Twilio's page on the Payments resource, reference 4.4).
 * From its start to its end every key of that leg comes here and to no verb, asked for or not: a
 * member who keys on after a field has ended is heard by nobody. The digits live here and in the
 * connector's request alone; callbacks and notes carry them masked.
 */
export class PaymentSession {
  readonly sid: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Of the last update that was taken. */
  updatedAt: number;
  readonly #call: Call;
  readonly #terms: PayTerms;
  readonly #steps: readonly CardStep[];
  readonly #news: PaymentNews;
  readonly #doneKeys = new Set<string>();
  #state: 'open' | 'processing' | 'over' = 'open';
  #card: CardDetails = {};
  #capture: PaymentCapture | null = null;

  /** Takes the keys of the leg at once, and tells `statusUrl` that it does. */
  constructor(call: Call, terms: PayTerms, statusUrl: string) {
    this.#call = call;
    this.#terms = terms;
    const steps = terms.paymentMethod === 'ach-debit' ? bankSteps : cardSteps;
    this.#steps = steps.filter(({ wanted }) => wanted(terms));
    this.sid = call.options.identifiers.sid('PK');
    this.createdAt = call.options.clock.now();
    this.updatedAt = this.createdAt;
    this.#news = new PaymentNews(call, terms, this.sid, statusUrl);
    call.keypad.divertTo((key) => this.#press(key));
    this.#news.started(this.#known());
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  /**
   * Carries out one update and tells `statusUrl` what comes of it; a repeated IdempotencyKey
   * changes nothing. Null when it was taken. Refuses with 64021 when the session is over or at its
   * connector, 64019 `complete` before every field is known, 64020 a field that is not asked for.
   */
  update(wish: PaymentUpdate, idempotencyKey: string, statusUrl: string): Refusal | null {
    if (this.#doneKeys.has(idempotencyKey)) return null;
    const refusal = this.#refusalOf(wish);
    if (refusal) return refusal;
    this.#doneKeys.add(idempotencyKey);
    this.updatedAt = this.#call.options.clock.now();
    this.#news.statusUrl = statusUrl;
    this.#leaveCapture();
    if ('capture' in wish) this.#ask(wish.capture);
    else if (wish.status === 'complete') this.#complete();
    else this.#end(null);
    return null;
  }

  /** What is with the connector already goes on to its own result. */
  callEnded(): void {
    if (this.#state === 'open') this.#end({ result: 'caller-hung-up', details: {} });
  }

  #refusalOf(wish: PaymentUpdate): Refusal | null {
    if (this.#state !== 'open') {
      return { code: 64021, message: 'The payment session takes no more requests.' };
    }
    if ('capture' in wish) {
      const isAsked = this.#steps.some((step) => step.for === wish.capture);
      const message = `Capture '${wish.capture}' is no part of this payment.`;
      return isAsked ? null : { code: 64020, message };
    }
    const { missing } = this.#known();
    if (wish.status === 'cancel' || missing.length === 0) return null;
    const message = `Required payment information is missing: ${missing.join(', ')}.`;
    return { code: 64019, message };
  }

  /** A field that is asked for again is unknown until it has been keyed again. */
  #ask(name: CardStep['for']): void {
    if (name === 'security-code' && this.#card.number === undefined) {
      const error = 'invalid-card-number-security-code-capture-sequence';
      this.#news.keyed(this.#known(), name, error);
      return;
    }
    this.#card = withoutField(this.#card, name);
    for (const step of this.#steps.filter((one) => one.for === name)) this.#listen(step);
  }

  #listen(step: CardStep): void {
    const { timeoutSeconds } = this.#terms;
    const capture = new PaymentCapture(this.#call, timeoutSeconds, {
      isComplete: (digits) => step.isComplete(digits, this.#card),
      onPart: (digits) => this.#news.keying(this.#known(), step, digits),
    });
    // Set before the note: a caller may key inside it.
    this.#capture = capture;
    this.#call.note({ listen: `Pay ${step.for}`, timeoutSeconds });
    void capture.ended.then((captured) => {
      if (this.#capture === capture) this.#hear(step, captured);
    });
  }

  #hear(step: CardStep, { digits, isCanceled }: Captured): void {
    this.#capture = null;
    if (isCanceled) {
      this.#end({ result: 'caller-interrupted-with-star', details: {} });
      return;
    }
    const asked = { pay: this.#terms, card: this.#card, now: this.#call.options.clock.now() };
    const error = digits === '' ? 'input-timeout' : step.check(digits, asked);
    if (error === null) this.#card = { ...this.#card, ...step.keep(digits) };
    this.#news.keyed(this.#known(), step.for, error);
  }

  #complete(): void {
    this.#state = 'processing';
    const sent = sendCard(this.#call.options, this.#terms, this.#card);
    this.#call.inBackground(sent.then((result) => this.#end(result)));
  }

  /** Null when the agent took it back. */
  #end(result: PayResult | null): void {
    this.#leaveCapture();
    this.#state = 'over';
    this.#call.keypad.divertTo(null);
    if (result) this.#news.ended(this.#known(), result);
    else this.#news.canceled(this.#known());
    this.#card = {};
  }

  #leaveCapture(): void {
    const capture = this.#capture;
    this.#capture = null;
    capture?.stop();
  }

  #press(key: string): void {
    if (this.#capture) this.#capture.press(key);
    else this.#call.note({ keys: maskKeys(key), masked: true });
  }

  #known(): PaymentKnown {
    return { card: this.#card, missing: missingFields(this.#steps, this.#card) };
  }
}
