import { type Request, type Response, Router } from 'express';
import type { CallRecord } from '../live-calls.ts';
import { API_VERSION } from '../wire/fields.ts';
import { sendError, sendNotFound } from './errors.ts';
import { restDate } from './page.ts';
import type { RestState } from './state.ts';

/** GET and POST /Calls/{CallSid}.json: read a call, end it, or send it to another document. */
export function callRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  const withCall = (work: (record: CallRecord, request: Request, response: Response) => void) => {
    return (request: Request, response: Response) => {
      const record = state.calls.find(String(request.params.callSid));
      if (record) work(record, request, response);
      else sendNotFound(response, request.originalUrl);
    };
  };
  router.get(
    '/Calls/:callSid.json',
    withCall((record, _request, response) => {
      response.json(describe(state, record));
    }),
  );
  router.post(
    '/Calls/:callSid.json',
    withCall((record, request, response) => {
      if (change(record, request.body, response)) response.json(describe(state, record));
    }),
  );
  return router;
}

/** False when the change was refused; the answer has been sent then. */
function change(record: CallRecord, form: Record<string, unknown>, response: Response): boolean {
  const { call } = record;
  const { Status, Url, Twiml, Method } = form;
  const isOver = call.status !== 'ringing' && call.status !== 'in-progress';
  if (isOver && (Status !== undefined || Url !== undefined || Twiml !== undefined)) {
    sendError(response, 400, 21220, 'Call is not in-progress. Cannot redirect.');
    return false;
  }
  if (Status === 'completed' || Status === 'canceled') call.complete();
  else if (Status !== undefined) {
    sendError(response, 400, 21220, `Invalid call status '${String(Status)}'.`);
    return false;
  } else if (typeof Twiml === 'string') call.redirect({ twiml: Twiml });
  else if (typeof Url === 'string') {
    if (!URL.canParse(Url)) {
      sendError(response, 400, 21205, `Url is not a valid URL: ${Url}`);
      return false;
    }
    call.redirect({ url: Url, method: Method === 'GET' ? 'GET' : 'POST' });
  }
  return true;
}

function describe(state: RestState, record: CallRecord): object {
  const { accountSid } = state.number.line;
  const { call, plan, startedAt, endedAt } = record;
  const uri = `/${API_VERSION}/Accounts/${accountSid}/Calls/${call.callSid}.json`;
  return {
    sid: call.callSid,
    account_sid: accountSid,
    api_version: API_VERSION,
    parent_call_sid: null,
    phone_number_sid: state.number.sid,
    from: plan.from,
    to: plan.to,
    status: call.status,
    direction: 'inbound',
    answered_by: null,
    date_created: restDate(startedAt),
    date_updated: restDate(endedAt ?? startedAt),
    start_time: restDate(startedAt),
    end_time: restDate(endedAt),
    duration: endedAt === null ? null : String(Math.ceil((endedAt - startedAt) / 1000)),
    price: null,
    price_unit: 'USD',
    uri,
    subresource_uris: {},
  };
}
