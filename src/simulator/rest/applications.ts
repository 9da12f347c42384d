import { type Request, type Response, Router } from 'express';
import { API_VERSION } from '../wire/fields.ts';
import { sendNotFound } from './errors.ts';
import { pageOf, restDate } from './page.ts';
import { type FieldNames, readUrls } from './read-fields.ts';
import type { RestState } from './state.ts';

/** A TwiML App: URLs that several numbers share. '' is none. */
export interface Application {
  readonly sid: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly friendlyName: string;
  readonly voiceUrl: string;
  readonly fallbackUrl: string;
  readonly statusUrl: string;
  readonly smsUrl: string;
}

const urlFields: FieldNames<'voiceUrl' | 'fallbackUrl' | 'statusUrl' | 'smsUrl'> = [
  ['VoiceUrl', 'voiceUrl'],
  ['VoiceFallbackUrl', 'fallbackUrl'],
  ['StatusCallback', 'statusUrl'],
  ['SmsUrl', 'smsUrl'],
];

/** /Applications.json and /Applications/{Sid}.json: list by FriendlyName, make, change, delete. */
export function applicationRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  router.get('/Applications.json', (request, response) => {
    const { FriendlyName } = request.query;
    const found = [...state.applications.values()].filter(
      ({ friendlyName }) => FriendlyName === undefined || friendlyName === FriendlyName,
    );
    const items = found.map((application) => describe(state, application));
    response.json(pageOf(request, 'applications', items));
  });
  router.post('/Applications.json', (request, response) => {
    const now = state.clock.now();
    const urls = { voiceUrl: '', fallbackUrl: '', statusUrl: '', smsUrl: '' };
    const sid = state.identifiers.sid('AP');
    const blank = { sid, createdAt: now, updatedAt: now, friendlyName: '', ...urls };
    keep(state, blank, request, response.status(201));
  });
  router.all('/Applications/:sid.json', (request, response) => {
    const application = state.applications.get(request.params.sid);
    if (application && request.method === 'GET') response.json(describe(state, application));
    else if (application && request.method === 'POST') keep(state, application, request, response);
    else if (application && request.method === 'DELETE') {
      remove(state, application);
      response.status(204).end();
    } else sendNotFound(response, request.originalUrl);
  });
  return router;
}

function keep(state: RestState, before: Application, request: Request, response: Response): void {
  const form: Record<string, unknown> = request.body;
  const urls = readUrls(form, urlFields, response);
  if (urls === null) return;
  const { FriendlyName: name } = form;
  const friendlyName = typeof name === 'string' ? name : before.friendlyName;
  const after = { ...before, ...urls, friendlyName, updatedAt: state.clock.now() };
  state.applications.set(after.sid, after);
  response.json(describe(state, after));
}

function remove(state: RestState, { sid }: Application): void {
  state.applications.delete(sid);
  for (const number of state.numbers) {
    if (number.voiceApplicationSid === sid) number.attach({ voiceApplicationSid: '' });
    if (number.smsApplicationSid === sid) number.attach({ smsApplicationSid: '' });
  }
}

function describe(state: RestState, application: Application): object {
  const { accountSid } = state.number.line;
  return {
    sid: application.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    date_created: restDate(application.createdAt),
    date_updated: restDate(application.updatedAt),
    friendly_name: application.friendlyName,
    voice_url: application.voiceUrl,
    voice_method: 'POST',
    voice_fallback_url: application.fallbackUrl,
    voice_fallback_method: 'POST',
    voice_caller_id_lookup: false,
    status_callback: application.statusUrl,
    status_callback_method: 'POST',
    sms_url: application.smsUrl,
    sms_method: 'POST',
    sms_fallback_url: '',
    sms_fallback_method: 'POST',
    sms_status_callback: '',
    message_status_callback: '',
    public_application_connect_enabled: false,
    uri: `/${API_VERSION}/Accounts/${accountSid}/Applications/${application.sid}.json`,
  };
}
