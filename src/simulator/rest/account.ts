import type { RequestHandler } from 'express';
import { API_VERSION } from '../wire/fields.ts';
import { restDate } from './page.ts';
import type { RestState } from './state.ts';

/** GET /Accounts/{Sid}.json. Unlike Twilio's, the answer leaves the token out. */
export function fetchAccount(state: RestState): RequestHandler {
  const { line, createdAt } = state.number;
  const { accountSid } = line;
  return (_request, response) => {
    response.json({
      sid: accountSid,
      owner_account_sid: accountSid,
      friendly_name: 'Embedded carrier',
      status: 'active',
      type: 'Full',
      date_created: restDate(createdAt),
      date_updated: restDate(createdAt),
      uri: `/${API_VERSION}/Accounts/${accountSid}.json`,
      subresource_uris: {},
    });
  };
}
