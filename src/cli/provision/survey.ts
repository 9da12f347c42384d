import type { TwilioAccount } from '../../twilio/client/accounts.ts';
import type { AppSettings, TwimlApp } from '../../twilio/client/applications.ts';
import type { IncomingNumber } from '../../twilio/client/phone-numbers.ts';
import { incomingTextPath } from '../../twilio/read-text.ts';
import { voicePaths } from '../../twilio/turn-url.ts';
import type { TwilioSetup } from './twilio-setup.ts';

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

/** Reads and changes nothing. Throws twilio.* as requireDone does. */
export async function survey(twilio: TwilioSetup, planName: string): Promise<Survey> {
  const appName = `Payline ${planName}`.slice(0, NAME_CHARACTERS_MOST).trimEnd();
  const account = await twilio.fetchAccount();
  const apps = await twilio.findApps(appName);
  const numbers = await twilio.listNumbers();
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
