import { type Request, type Response, Router } from 'express';
import { API_VERSION } from '../wire/fields.ts';
import { purchaseOf } from './buy-number.ts';
import { sendError, sendNotFound } from './errors.ts';
import { type Attachments, NumberSettings } from './number-settings.ts';
import { pageOf, restDate } from './page.ts';
import { type FieldNames, readUrls } from './read-fields.ts';
import type { RestState } from './state.ts';

/** The numbers of the account: found by number or name, bought, and configured. */
export function numberRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  router.get('/IncomingPhoneNumbers.json', (request, response) => {
    const { PhoneNumber, FriendlyName } = request.query;
    const items = state.numbers
      .filter(
        (number) =>
          (PhoneNumber === undefined || number.phoneNumber.includes(String(PhoneNumber))) &&
          (FriendlyName === undefined || number.friendlyName === FriendlyName),
      )
      .map((number) => describe(number));
    response.json(pageOf(request, 'incoming_phone_numbers', items));
  });
  router.post('/IncomingPhoneNumbers.json', (request, response) => {
    const bought = purchaseOf(state, request.body);
    if (!(bought instanceof NumberSettings)) return sendError(response, 400, ...bought);
    if (!change(state, bought, request, response)) return;
    state.numbers.push(bought);
    response.status(201).json(describe(bought));
  });
  router.all('/IncomingPhoneNumbers/:sid.json', (request, response) => {
    const number = state.numbers.find(({ sid }) => sid === request.params.sid);
    if (!number || !/^(?:GET|POST)$/.test(request.method)) {
      sendNotFound(response, request.originalUrl);
    } else if (request.method === 'GET' || change(state, number, request, response)) {
      response.json(describe(number));
    }
  });
  return router;
}

const urlFields: FieldNames<'voiceUrl' | 'fallbackUrl' | 'statusUrl' | 'smsUrl'> = [
  ['VoiceUrl', 'voiceUrl'],
  ['VoiceFallbackUrl', 'fallbackUrl'],
  ['StatusCallback', 'statusUrl'],
  ['SmsUrl', 'smsUrl'],
];

const attachmentFields: FieldNames<keyof Attachments> = [
  ['VoiceApplicationSid', 'voiceApplicationSid'],
  ['SmsApplicationSid', 'smsApplicationSid'],
  ['TrunkSid', 'trunkSid'],
];

/** False when the change was refused, and nothing of it was made; the answer has been sent then. */
function change(
  state: RestState,
  number: NumberSettings,
  request: Request,
  response: Response,
): boolean {
  const form: Record<string, unknown> = request.body;
  const urls = readUrls(form, urlFields, response);
  if (urls === null) return false;
  if (urls.voiceUrl === '') {
    // Twilio takes it; here every number leads to a line.
    sendError(response, 400, 21502, 'VoiceUrl is not a valid URL: ');
    return false;
  }
  const attachments: Partial<Attachments> = {};
  for (const [field, name] of attachmentFields) {
    const sid = form[field];
    if (typeof sid !== 'string') continue;
    if (sid !== '' && name !== 'trunkSid' && !state.applications.has(sid)) {
      sendError(response, 400, 21218, `Invalid ApplicationSid: ${sid}`);
      return false;
    }
    attachments[name] = sid;
  }
  number.update(urls);
  number.attach(attachments);
  if (typeof form.FriendlyName === 'string') number.friendlyName = form.FriendlyName;
  return true;
}

function describe(number: NumberSettings): object {
  const { accountSid, voiceUrl, fallbackUrl, statusUrl } = number.line;
  return {
    sid: number.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    date_created: restDate(number.createdAt),
    date_updated: restDate(number.createdAt),
    phone_number: number.phoneNumber,
    friendly_name: number.friendlyName,
    voice_url: voiceUrl,
    voice_method: 'POST',
    voice_fallback_url: fallbackUrl ?? '',
    voice_fallback_method: 'POST',
    voice_application_sid: number.voiceApplicationSid,
    voice_caller_id_lookup: false,
    status_callback: statusUrl ?? '',
    status_callback_method: 'POST',
    sms_url: number.smsUrl,
    sms_method: 'POST',
    sms_application_sid: number.smsApplicationSid,
    trunk_sid: number.trunkSid || null,
    capabilities: { voice: true, sms: true, mms: false, fax: false },
    status: 'in-use',
    uri: `/${API_VERSION}/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
