import { type Request, type Response, Router } from 'express';
import type { NewDocument } from '../carrier.ts';
import type { CallRecord } from '../live-calls.ts';
import type { OutboundPlan } from '../outbound.ts';
import { isUnderWay } from '../wire/fields.ts';
import { describeCall } from './describe-call.ts';
import { sendError, sendNotFound } from './errors.ts';
import { type Form, methodOf, textOf } from './form.ts';
import { readOutbound, refusalOf } from './outbound-form.ts';
import { pageOf } from './page.ts';
import type { RestState } from './state.ts';

/** GET and POST /Calls.json and /Calls/{CallSid}.json: place a call, read, end or redirect one. */
export function callRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  const withCall = (work: (record: CallRecord, request: Request, response: Response) => void) => {
    return (request: Request, response: Response) => {
      const record = state.calls.find(String(request.params.callSid));
      if (record) work(record, request, response);
      else sendNotFound(response, request.originalUrl);
    };
  };
  router.get('/Calls.json', (request, response) => {
    const { Status, To, From } = request.query;
    const wanted = state.calls.all.filter(
      ({ call, plan }) =>
        (Status === undefined || call.status === Status) &&
        (To === undefined || plan.to === To) &&
        (From === undefined || plan.from === From),
    );
    const calls = wanted.toReversed().map((record) => describeCall(state, record));
    response.json(pageOf(request, 'calls', calls));
  });
  router.post('/Calls.json', (request, response) => create(state, request.body, response));
  router.get(
    '/Calls/:callSid.json',
    withCall((record, _request, response) => {
      response.json(describeCall(state, record));
    }),
  );
  router.post(
    '/Calls/:callSid.json',
    withCall((record, request, response) => {
      if (change(record, request.body, response)) response.json(describeCall(state, record));
    }),
  );
  return router;
}

function create(state: RestState, form: Form, response: Response): void {
  const refusal = refusalOf(state, form);
  const start = documentOf(form);
  if (refusal || start === null) {
    const [code, message] = refusal ?? [21205, 'Url is missing or not a valid URL.'];
    sendError(response, 400, code, message);
    return;
  }
  const fallbackUrl = textOf(form, 'FallbackUrl') || null;
  const record = placeOutbound(state, { ...readOutbound(form), start, fallbackUrl });
  response.status(201).json(describeCall(state, record));
}

/** A call to a telephone, from the account's line. */
export function placeOutbound(state: RestState, plan: OutboundPlan): CallRecord {
  return state.calls.placeOutbound(state.carrier(), plan);
}

/** Twiml or Url with its Method; null when neither can be run. */
function documentOf(form: Form): NewDocument | null {
  const twiml = textOf(form, 'Twiml');
  if (twiml !== '') return { twiml };
  const url = textOf(form, 'Url');
  return URL.canParse(url) ? { url, method: methodOf(form, 'Method') } : null;
}

/** False when the change was refused; the answer has been sent then. */
function change({ call }: CallRecord, form: Form, response: Response): boolean {
  const { Status, Url, Twiml } = form;
  const changes = [Status, Url, Twiml].some((value) => value !== undefined);
  const refuse = (code: number, message: string) => {
    sendError(response, 400, code, message);
    return false;
  };
  if (changes && !isUnderWay(call.status)) {
    return refuse(21220, 'Call is not in-progress. Cannot redirect.');
  }
  if (Status === 'completed') call.complete();
  else if (Status === 'canceled') {
    // Twilio's page on the Call resource: calls that are connected already are not affected.
    if (call.answeredAt === null) call.complete();
  } else if (Status !== undefined) {
    return refuse(21220, `Invalid call status '${String(Status)}'.`);
  } else if (Url !== undefined || Twiml !== undefined) {
    const document = documentOf(form);
    if (document === null) return refuse(21205, `Url is not a valid URL: ${String(Url)}`);
    if (call.answeredAt === null) return refuse(21220, 'Call is not in-progress. Cannot redirect.');
    call.redirect(document);
  }
  return true;
}
