import type { CallRecord } from '../live-calls.ts';
import { API_VERSION } from '../wire/fields.ts';
import { restDate } from './page.ts';
import type { RestState } from './state.ts';

/** A call in Twilio's shape (reference 7.1). */
export function describeCall(state: RestState, record: CallRecord): object {
  const { accountSid } = state.number.line;
  const { call, plan, startedAt, endedAt } = record;
  const isInbound = plan.direction === undefined;
  const startTime = isInbound ? startedAt : call.answeredAt;
  const lasted = endedAt === null ? null : endedAt - (startTime ?? endedAt);
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
    direction: plan.direction ?? 'inbound',
    answered_by: call.answeredBy,
    date_created: restDate(startedAt),
    date_updated: restDate(endedAt ?? startedAt),
    start_time: restDate(startTime),
    end_time: restDate(endedAt),
    duration: lasted === null ? null : String(Math.ceil(lasted / 1000)),
    price: null,
    price_unit: 'USD',
    uri,
    subresource_uris: {},
  };
}
