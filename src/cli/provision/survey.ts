import { fetchAccount, type TwilioAccount } from '../../twilio/account-api.ts';
import { type AppSettings, findApps, type TwimlApp } from '../../twilio/applications-api.ts';
import { type IncomingNumber, listNumbers } from '../../twilio/numbers-api.ts';
import { incomingTextPath } from '../../twilio/read-text.ts';
import type { TwilioRest } from '../../twilio/rest.ts';
import { voicePaths } from '../../twilio/turn-url.ts';

/** What is in the account now. */
export interface Survey {
  readonly account: TwilioAccount;
  readonly numbers: readonly IncomingNumber[];
  readonly appName: string;
  /** The line's App; null until it is made. */
  readonly app: TwimlApp | null;
  /** Others of the same name, which nothing needs. */
  readonly spareApps: readonly TwimlApp[];
}

/** Twilio's limit for a FriendlyName. */
const NAME_CHARACTERS_MOST = 64;

/** Reads and changes nothing. Throws twilio.* as TwilioRest.ask does. */
export async function survey(rest: TwilioRest, planName: string): Promise<Survey> {
  const appName = `Payline ${planName}`.slice(0, NAME_CHARACTERS_MOST).trimEnd();
  const { body: account } = await fetchAccount(rest);
  const apps = await findApps(rest, appName);
  const numbers = await listNumbers(rest);
  const isUsed = ({ sid }: TwimlApp) =>
    numbers.some(({ route }) => route.VoiceApplicationSid === sid);
  const app = apps.find(isUsed) ?? apps[0] ?? null;
  return { account, numbers, appName, app, spareApps: apps.filter((one) => one !== app) };
}

/** The numbers whose calls go to the line's App. */
export function attachedNumbers({ app, numbers }: Survey): IncomingNumber[] {
  return numbers.filter(({ route }) => app !== null && route.VoiceApplicationSid === app.sid);
}

/** What the App must say for calls and texts to reach the line at this address. */
export function wantedApp(publicBaseUrl: string): AppSettings {
  return {
    VoiceUrl: publicBaseUrl + voicePaths.incoming,
    VoiceMethod: 'POST',
    VoiceFallbackUrl: publicBaseUrl + voicePaths.fallback,
    VoiceFallbackMethod: 'POST',
    StatusCallback: publicBaseUrl + voicePaths.status,
    StatusCallbackMethod: 'POST',
    SmsUrl: publicBaseUrl + incomingTextPath,
    SmsMethod: 'POST',
  };
}
