import { type Request, type Response, Router } from 'express';
import type { CallRecord } from '../live-calls.ts';
import type { PaymentSession, PaymentUpdate, Refusal } from '../pay/payment-session.ts';
import { promptSteps } from '../twiml/prompt.ts';
import { API_VERSION } from '../wire/fields.ts';
import { sendError, sendNotFound } from './errors.ts';
import { restDate } from './page.ts';
import { readPaymentTerms } from './payment-terms.ts';
import type { RestState } from './state.ts';

type Form = Readonly<Record<string, unknown>>;

/** What both requests must have. */
interface Asked {
  readonly idempotencyKey: string;
  /** Absolute. */
  readonly statusUrl: string;
}

/**
 * POST /Calls/{CallSid}/Payments.json opens a payment session on a live leg, and
 * POST /Calls/{CallSid}/Payments/{Sid}.json asks for a field, completes or cancels (reference 4.4).
 * A missing IdempotencyKey or StatusCallback is 20001; the other codes are those of reference 3.6.
 */
export function paymentRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  const { accountSid } = state.number.line;
  router.post('/Calls/:callSid/Payments.json', (request, response) => {
    const record = state.calls.find(request.params.callSid);
    if (!record) return sendNotFound(response, request.originalUrl);
    const session = start(record, request.body);
    if ('code' in session) return refuse(response, session);
    response.status(201).json(describe(accountSid, record, session));
  });
  router.post('/Calls/:callSid/Payments/:paymentSid.json', (request: Request, response) => {
    const record = state.calls.find(String(request.params.callSid));
    const session = record?.call.payments.find(String(request.params.paymentSid));
    if (!record || !session) return sendNotFound(response, request.originalUrl);
    const refusal = update(record, session, request.body);
    if (refusal) return refuse(response, refusal);
    response.status(202).json(describe(accountSid, record, session));
  });
  return router;
}

function start({ call }: CallRecord, form: Form): PaymentSession | Refusal {
  const asked = readAsked(call, form);
  if ('code' in asked) return asked;
  const terms = readPaymentTerms(form);
  if ('code' in terms) return terms;
  return call.payments.start(terms, asked.idempotencyKey, asked.statusUrl);
}

function update({ call }: CallRecord, session: PaymentSession, form: Form): Refusal | null {
  const asked = readAsked(call, form);
  if ('code' in asked) return asked;
  const wish = readUpdate(form);
  if ('code' in wish) return wish;
  return session.update(wish, asked.idempotencyKey, asked.statusUrl);
}

function readAsked({ payments }: CallRecord['call'], form: Form): Asked | Refusal {
  const { IdempotencyKey, StatusCallback } = form;
  for (const [name, value] of Object.entries({ IdempotencyKey, StatusCallback })) {
    if (typeof value !== 'string' || value === '') {
      return { code: 20001, message: `Missing required parameter ${name} in the post body` };
    }
  }
  const statusUrl = payments.absolute(String(StatusCallback));
  return statusUrl === null
    ? { code: 64020, message: `StatusCallback is not a valid URL: ${String(StatusCallback)}` }
    : { idempotencyKey: String(IdempotencyKey), statusUrl };
}

/** Exactly one of Capture and Status (64018). */
function readUpdate({ Capture, Status }: Form): PaymentUpdate | Refusal {
  if ((Capture === undefined) === (Status === undefined)) {
    return { code: 64018, message: 'Exactly one of Capture and Status must be given.' };
  }
  if (Status !== undefined) {
    if (Status === 'complete' || Status === 'cancel') return { status: Status };
    return { code: 64020, message: `Status cannot be '${String(Status)}'.` };
  }
  const capture = promptSteps.find((step) => step === Capture);
  if (capture === undefined || capture === 'payment-processing') {
    return { code: 64020, message: `Capture cannot be '${String(Capture)}'.` };
  }
  return { capture };
}

function refuse(response: Response, { code, message }: Refusal): void {
  sendError(response, 400, code, message);
}

function describe(accountSid: string, { call }: CallRecord, session: PaymentSession): object {
  const { sid, createdAt, updatedAt } = session;
  const folder = `/${API_VERSION}/Accounts/${accountSid}/Calls/${call.callSid}`;
  return {
    sid,
    account_sid: accountSid,
    call_sid: call.callSid,
    date_created: restDate(createdAt),
    date_updated: restDate(updatedAt),
    uri: `${folder}/Payments/${sid}.json`,
  };
}
