import { z } from 'zod';
import type { Ask } from './ask.ts';
import { fromSdkNames, text, toSdkNames } from './fields.ts';
import type { Outcome } from './outcome.ts';

/** A TwiML App by Twilio's field names, as far as the line sets it, with the SDK's. '' is none. */
const names = {
  VoiceUrl: 'voiceUrl',
  VoiceMethod: 'voiceMethod',
  VoiceFallbackUrl: 'voiceFallbackUrl',
  VoiceFallbackMethod: 'voiceFallbackMethod',
  StatusCallback: 'statusCallback',
  StatusCallbackMethod: 'statusCallbackMethod',
  SmsUrl: 'smsUrl',
  SmsMethod: 'smsMethod',
} as const;

export type AppField = keyof typeof names;
export type AppSettings = Readonly<Record<AppField, string>>;

export interface TwimlApp {
  readonly sid: string;
  readonly name: string;
  readonly settings: AppSettings;
}

/** Twilio's Applications resource. */
export interface ApplicationsApi {
  /** The Apps of exactly this name, ordered by SID. */
  findApps(name: string): Promise<Outcome<TwimlApp[]>>;
  createApp(name: string, settings: AppSettings): Promise<Outcome<TwimlApp>>;
  updateApp(sid: string, settings: Partial<AppSettings>): Promise<Outcome<TwimlApp>>;
}

const application = z
  .object({
    sid: z.string().regex(/^AP[0-9a-f]{32}$/),
    friendlyName: text,
    voiceUrl: text,
    voiceMethod: text,
    voiceFallbackUrl: text,
    voiceFallbackMethod: text,
    statusCallback: text,
    statusCallbackMethod: text,
    smsUrl: text,
    smsMethod: text,
  })
  .transform((read): TwimlApp => {
    return { sid: read.sid, name: read.friendlyName, settings: fromSdkNames(names, read) };
  });

export function applicationsApi(ask: Ask): ApplicationsApi {
  return {
    findApps: (name) =>
      ask({ repeat: 'always' }, async (sdk) => {
        const listed = await sdk.applications.list({ friendlyName: name, pageSize: 100 });
        const found = z.array(application).parse(listed);
        return found
          .filter((app) => app.name === name)
          .toSorted((a, b) => (a.sid < b.sid ? -1 : 1));
      }),
    createApp: (friendlyName, settings) =>
      ask({ repeat: 'ifNotDone' }, async (sdk) => {
        const fields = { friendlyName, ...toSdkNames(names, settings) };
        return application.parse(await sdk.applications.create(fields));
      }),
    updateApp: (sid, settings) =>
      ask({ repeat: 'always' }, async (sdk) =>
        application.parse(await sdk.applications(sid).update(toSdkNames(names, settings))),
      ),
  };
}
