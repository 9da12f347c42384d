import type { Call } from '../call.ts';
import { goOn, Interrupted, type Outcome } from '../outcome.ts';
import { bankSteps } from '../pay/bank-steps.ts';
import { choosePrompt, defaultWords, isKeyedTwice } from '../pay/prompts.ts';
import { cardFields, type PayResult } from '../pay/result-fields.ts';
import { type CardDetails, type CardStep, cardSteps, type PayError } from '../pay/steps.ts';
import { submitCard } from '../pay/submit.ts';
import { allowedAction, validatePay } from '../pay/validate.ts';
import type { PayVerb } from '../twiml/pay.ts';
import { collectKeys } from './collect-keys.ts';
import { soundsOf } from './sounds.ts';

/**
 * Asks for a card step by step, sends it to the connector and posts the masked outcome
 * (reference 3). The digits live in this function's frame and in the connector's request alone.
 */
export async function executePay(call: Call, pay: PayVerb): Promise<Outcome> {
  const session = new PaySession(call, pay);
  const action = allowedAction(call, pay);
  // Nothing may be posted there, so the document goes on: a person hears what stands after <Pay>.
  if (action === null) return goOn;
  try {
    const result = validatePay(call, pay) ?? (await session.run());
    call.keypad.clear();
    // Twilio's prose says "next verb", its table says the action is told: it is when there is one.
    if (result.result === 'too-many-failed-attempts' && pay.action === null) return goOn;
    return { kind: 'fetch', url: action, method: 'POST', fields: session.fieldsOf(result) };
  } catch (error) {
    call.keypad.clear();
    if (error instanceof Interrupted && error.interruption.kind === 'hangup') {
      const result: PayResult = { result: 'caller-hung-up', details: {} };
      const fields = { ...call.fields('completed'), ...session.fieldsOf(result) };
      call.tell({ url: action, method: 'POST', fields });
    }
    throw error;
  }
}

const stopped: PayResult = { result: 'caller-interrupted-with-star', details: {} };

/** One run of `<Pay>`: the machine's only memory is the card as far as it is known. */
class PaySession {
  readonly #call: Call;
  readonly #pay: PayVerb;
  #card: CardDetails = {};
  /** True when the last step ended by length: a # pressed out of habit is not the next answer. */
  #habitualFinishKey = false;

  constructor(call: Call, pay: PayVerb) {
    this.#call = call;
    this.#pay = pay;
  }

  fieldsOf({ result, details }: PayResult): Record<string, string> {
    return { Result: result, ...cardFields(this.#pay, this.#card), ...details };
  }

  async run(): Promise<PayResult> {
    const steps = this.#pay.paymentMethod === 'ach-debit' ? bankSteps : cardSteps;
    for (const step of steps.filter(({ wanted }) => wanted(this.#pay))) {
      const failed = await this.#askUntilValid(step);
      if (failed) return failed;
    }
    this.#tell({ For: 'payment-processing' });
    return await submitCard(this.#call, this.#pay, this.#card, () =>
      this.#sounds({ for: 'payment-processing', attempt: 1, error: null }),
    );
  }

  async #askUntilValid(step: CardStep): Promise<PayResult | null> {
    let error: PayError | null = null;
    for (let attempt = 1; attempt <= this.#pay.maxAttempts; attempt += 1) {
      const digits = await this.#collect(step, { attempt, error, again: false });
      if (digits === null) return stopped;
      error = this.#accept(step, digits);
      if (error === null && isKeyedTwice(this.#pay, step.for)) {
        const second = await this.#collect(step, { attempt, error, again: true });
        if (second === null) return stopped;
        if (second !== digits) error = 'input-matching-failed';
      }
      this.#tell({ For: step.for, Attempt: String(attempt), ...(error && { ErrorType: error }) });
      if (error === null) return null;
      this.#call.keypad.clear();
    }
    const PaymentError = error === 'input-timeout' ? step.timedOut : String(error);
    return { result: 'too-many-failed-attempts', details: { PaymentError } };
  }

  /** The digits of one entry; null when the caller pressed star. */
  async #collect(
    step: CardStep,
    asked: { attempt: number; error: PayError | null; again: boolean },
  ): Promise<string | null> {
    const { digits, endedBy } = await collectKeys(this.#call, {
      name: asked.again ? `Pay ${step.for} again` : `Pay ${step.for}`,
      prompts: this.#sounds({ for: step.for, ...asked }),
      timeoutSeconds: this.#pay.timeoutSeconds,
      isComplete: (typed) => step.isComplete(typed, this.#card),
      finishOnKey: '#',
      cancelKey: '*',
      skipLeadingFinishKey: this.#habitualFinishKey,
      masked: true,
    });
    if (endedBy === 'cancel key') return null;
    this.#habitualFinishKey = endedBy === 'complete';
    return digits;
  }

  /** Keeps valid digits; says what is wrong with others. */
  #accept(step: CardStep, digits: string): PayError | null {
    if (digits === '') return 'input-timeout';
    const now = this.#call.options.clock.now();
    const error = step.check(digits, { pay: this.#pay, card: this.#card, now });
    if (error === null) this.#card = { ...this.#card, ...step.keep(digits) };
    return error;
  }

  *#sounds(asked: Omit<Parameters<typeof choosePrompt>[1], 'cardType'>) {
    const asking = { ...asked, cardType: this.#card.type ?? null };
    const prompt = choosePrompt(this.#pay, asking);
    if (prompt) yield* soundsOf(this.#call, prompt.sounds);
    else {
      const { language } = this.#pay;
      yield { kind: 'say', text: defaultWords(asking), language, voice: 'man' } as const;
    }
  }

  /** The progress callback of reference 3.4; masked, and without the whole standard set. */
  #tell(progress: Record<string, string>): void {
    const { statusCallback, statusCallbackMethod: method } = this.#pay;
    const url = statusCallback === null ? null : this.#call.resolve(statusCallback);
    if (url === null) return;
    const { CallSid, AccountSid } = this.#call.fields();
    const known = cardFields(this.#pay, this.#card);
    const fields = { CallSid: CallSid ?? '', AccountSid: AccountSid ?? '', ...progress, ...known };
    this.#call.tell({ url, method, fields });
  }
}
