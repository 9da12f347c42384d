import type { Call } from '../call.ts';
import type { PayTerms } from '../twiml/pay.ts';
import { maskKeys } from '../wire/mask.ts';
import { cardFields, type PayResult } from './result-fields.ts';
import type { CardDetails, CardStep, PayError } from './steps.ts';
import { isCharge } from './validate.ts';

/** What a payment session knows when it tells of itself. */
export interface PaymentKnown {
  readonly card: CardDetails;
  /** The fields still to be keyed. */
  readonly missing: readonly CardStep['for'][];
}

/** What an ErrorType of a field can be (reference 3.4). */
export type FieldError = PayError | 'invalid-card-number-security-code-capture-sequence';

/** The StatusCallbacks of one payment session (reference 4.4): one after the other, masked. */
export class PaymentNews {
  /** Absolute. Each update names where what comes of it is told. */
  statusUrl: string;
  readonly #call: Call;
  readonly #terms: PayTerms;
  readonly #paymentSid: string;

  constructor(call: Call, terms: PayTerms, paymentSid: string, statusUrl: string) {
    this.#call = call;
    this.#terms = terms;
    this.#paymentSid = paymentSid;
    this.statusUrl = statusUrl;
  }

  started(known: PaymentKnown): void {
    const { paymentConnector, chargeAmount, currency } = this.#terms;
    this.#tell(known, {
      DateCreated: this.#now(),
      PaymentConnector: paymentConnector,
      ...(isCharge(this.#terms) && { ChargeAmount: chargeAmount ?? '', Currency: currency }),
      ...requiredField(known),
    });
  }

  /** While a field is keyed none of its digits is shown, not even the last four. */
  keying(known: PaymentKnown, step: CardStep, digits: string): void {
    const part = Object.entries(cardFields(this.#terms, step.keep(digits)));
    const masked = Object.fromEntries(part.map(([name, value]) => [name, maskKeys(value)]));
    const fields = { Capture: step.for, PartialResult: 'true', ...requiredField(known) };
    this.#tell(known, { ...fields, ...masked });
  }

  keyed(known: PaymentKnown, name: CardStep['for'], error: FieldError | null): void {
    const errorType = error === null ? {} : { ErrorType: error };
    this.#tell(known, { Capture: name, ...errorType, ...requiredField(known) });
  }

  /** A connector's own parameters do not reach the Payments resource (reference 4.1). */
  ended(known: PaymentKnown, { result, details }: PayResult): void {
    const told = Object.entries(details).filter(([name]) => !name.startsWith('PayConnector_'));
    this.#tell(known, { Result: result, ...Object.fromEntries(told) });
  }

  /** Twilio lists no Result for a payment that the agent takes back. */
  canceled(known: PaymentKnown): void {
    this.#tell(known, {});
  }

  #tell({ card }: PaymentKnown, fields: Readonly<Record<string, string>>): void {
    const { CallSid = '', AccountSid = '' } = this.#call.fields();
    const { Sid, DateUpdated } = { Sid: this.#paymentSid, DateUpdated: this.#now() };
    const known = cardFields(this.#terms, card);
    this.#call.tell({
      url: this.statusUrl,
      method: 'POST',
      fields: { AccountSid, CallSid, Sid, DateUpdated, ...known, ...fields },
    });
  }

  #now(): string {
    return new Date(this.#call.options.clock.now()).toISOString();
  }
}

/** The comma is ours: Twilio's page names the field and shows no list. */
function requiredField({ missing }: PaymentKnown) {
  return { Required: missing.join(',') };
}
