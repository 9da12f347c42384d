import { type Request, type Response, Router } from 'express';
import { API_VERSION } from '../wire/fields.ts';
import { sendError, sendNotFound } from './errors.ts';
import { onePage } from './page.ts';
import type { RestState } from './state.ts';

/** The one number of the embedded carrier: found by its number or name, and configured. */
export function numberRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  const { number } = state;
  router.get('/IncomingPhoneNumbers.json', (request, response) => {
    const { PhoneNumber, FriendlyName } = request.query;
    const found =
      (PhoneNumber === undefined || number.phoneNumber.includes(String(PhoneNumber))) &&
      (FriendlyName === undefined || number.friendlyName === FriendlyName);
    const items = found ? [describe(state)] : [];
    response.json(onePage(request.originalUrl, 'incoming_phone_numbers', items));
  });
  router.get('/IncomingPhoneNumbers/:sid.json', (request, response) => {
    if (request.params.sid === number.sid) response.json(describe(state));
    else sendNotFound(response, request.originalUrl);
  });
  router.post('/IncomingPhoneNumbers/:sid.json', (request, response) => {
    if (request.params.sid !== number.sid) sendNotFound(response, request.originalUrl);
    else update(state, request, response);
  });
  return router;
}

function update(state: RestState, request: Request, response: Response): void {
  const form: Record<string, unknown> = request.body;
  const urls: Record<string, string> = {};
  for (const [field, name] of urlFields) {
    const url = form[field];
    if (typeof url !== 'string') continue;
    if (!URL.canParse(url)) {
      sendError(response, 400, 21502, `${field} is not a valid URL: ${url}`);
      return;
    }
    urls[name] = url;
  }
  state.number.update(urls);
  if (typeof form.FriendlyName === 'string') state.number.friendlyName = form.FriendlyName;
  response.json(describe(state));
}

const urlFields = [
  ['VoiceUrl', 'voiceUrl'],
  ['VoiceFallbackUrl', 'fallbackUrl'],
  ['StatusCallback', 'statusUrl'],
] as const;

function describe({ number }: RestState): object {
  const { accountSid, voiceUrl, fallbackUrl, statusUrl } = number.line;
  return {
    sid: number.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    phone_number: number.phoneNumber,
    friendly_name: number.friendlyName,
    voice_url: voiceUrl,
    voice_method: 'POST',
    voice_fallback_url: fallbackUrl ?? '',
    voice_fallback_method: 'POST',
    voice_application_sid: '',
    status_callback: statusUrl ?? '',
    status_callback_method: 'POST',
    trunk_sid: null,
    capabilities: { voice: true, sms: true, mms: false, fax: false },
    uri: `/${API_VERSION}/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
