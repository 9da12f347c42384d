import { z } from 'zod';
import type { TwilioRest } from './rest.ts';
import { makeOnce, readList, text } from './rest-lists.ts';

/** A TwiML App by Twilio's field names, as far as the line sets it. '' is none. */
export const appFields = {
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceFallbackMethod: 'voice_fallback_method',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  SmsUrl: 'sms_url',
  SmsMethod: 'sms_method',
} as const;

export type AppField = keyof typeof appFields;
export type AppSettings = Readonly<Record<AppField, string>>;

export interface TwimlApp {
  readonly sid: string;
  readonly name: string;
  readonly settings: AppSettings;
}

const sid = z.string().regex(/^AP[0-9a-f]{32}$/);

const application = z
  .object({
    sid,
    friendly_name: text,
    voice_url: text,
    voice_method: text,
    voice_fallback_url: text,
    voice_fallback_method: text,
    status_callback: text,
    status_callback_method: text,
    sms_url: text,
    sms_method: text,
  })
  .transform((fields): TwimlApp => {
    const entries = Object.entries(appFields).map(([field, name]) => [field, fields[name]]);
    const settings: AppSettings = Object.fromEntries(entries);
    return { sid: fields.sid, name: fields.friendly_name, settings };
  });

/** The Apps of exactly this name. Throws twilio.* as TwilioRest.ask does, like all of these. */
export async function findApps(rest: TwilioRest, name: string): Promise<TwimlApp[]> {
  const query = new URLSearchParams({ FriendlyName: name, PageSize: '100' });
  const path = `/Applications.json?${query.toString()}`;
  const list = { path, name: 'applications', purpose: 'read the TwiML Apps' };
  const found = await readList(rest, list, application);
  return found.filter((app) => app.name === name).toSorted((a, b) => (a.sid < b.sid ? -1 : 1));
}

/** Makes the App. When the answer is lost, the App of this name that is there now is taken. */
export async function createApp(
  rest: TwilioRest,
  name: string,
  settings: AppSettings,
): Promise<TwimlApp> {
  const make = async () => {
    const form = { FriendlyName: name, ...settings };
    const purpose = `make the TwiML App "${name}"`;
    const request = { method: 'POST', path: '/Applications.json', form } as const;
    return (await rest.ask({ ...request, repeatable: false, purpose }, application)).body;
  };
  return makeOnce(rest, make, async () => (await findApps(rest, name))[0] ?? null);
}

export async function updateApp(
  rest: TwilioRest,
  app: TwimlApp,
  settings: Partial<AppSettings>,
): Promise<TwimlApp> {
  const purpose = `change the TwiML App "${app.name}"`;
  const request = { method: 'POST', path: `/Applications/${app.sid}.json` } as const;
  const asked = { ...request, form: { ...settings }, repeatable: true, purpose };
  return (await rest.ask(asked, application)).body;
}
