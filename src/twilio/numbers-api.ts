import { z } from 'zod';
import type { TwilioRest } from './rest.ts';
import { makeOnce, readList, text } from './rest-lists.ts';

/** What decides where a number's calls and texts go, by Twilio's field names. '' is none. */
export const routeFields = {
  VoiceApplicationSid: 'voice_application_sid',
  TrunkSid: 'trunk_sid',
  VoiceUrl: 'voice_url',
  VoiceFallbackUrl: 'voice_fallback_url',
  StatusCallback: 'status_callback',
  SmsApplicationSid: 'sms_application_sid',
  SmsUrl: 'sms_url',
} as const;

export type RouteField = keyof typeof routeFields;
export type NumberRoute = Readonly<Record<RouteField, string>>;

/** A number of the account. */
export interface IncomingNumber {
  readonly sid: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly takesCalls: boolean;
  readonly takesTexts: boolean;
  readonly route: NumberRoute;
}

const isOn = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

const incomingNumber = z
  .object({
    sid: z.string().regex(/^PN[0-9a-f]{32}$/),
    phone_number: z.string(),
    voice_application_sid: text,
    trunk_sid: text,
    voice_url: text,
    voice_fallback_url: text,
    status_callback: text,
    sms_application_sid: text,
    sms_url: text,
    capabilities: z.object({ voice: isOn, sms: isOn }),
  })
  .transform((fields): IncomingNumber => {
    const { sid, phone_number: phoneNumber, capabilities } = fields;
    const entries = Object.entries(routeFields).map(([field, name]) => [field, fields[name]]);
    const route: NumberRoute = Object.fromEntries(entries);
    const { voice: takesCalls, sms: takesTexts } = capabilities;
    return { sid, phoneNumber, takesCalls, takesTexts, route };
  });

const availableNumber = z
  .object({ phone_number: z.string() })
  .transform(({ phone_number: phoneNumber }) => phoneNumber);

/** All numbers of the account. Throws twilio.* as TwilioRest.ask does, like all of these. */
export function listNumbers(rest: TwilioRest): Promise<IncomingNumber[]> {
  return readNumbers(rest, new URLSearchParams({ PageSize: '1000' }));
}

/** Points a number elsewhere. Asking twice does no harm. */
export async function updateNumber(
  rest: TwilioRest,
  number: IncomingNumber,
  route: Partial<NumberRoute>,
): Promise<IncomingNumber> {
  const purpose = `change the number ${number.phoneNumber}`;
  const request = { method: 'POST', path: `/IncomingPhoneNumbers/${number.sid}.json` } as const;
  const asked = { ...request, form: { ...route }, repeatable: true, purpose };
  return (await rest.ask(asked, incomingNumber)).body;
}

export interface NumberWish {
  /** Three digits, or null for any. */
  readonly areaCode: string | null;
  readonly tollFree: boolean;
}

/** A number in the United States that can be bought and takes calls; null when there is none. */
export async function findNumberForSale(
  rest: TwilioRest,
  { areaCode, tollFree }: NumberWish,
): Promise<string | null> {
  const query = new URLSearchParams({ VoiceEnabled: 'true', SmsEnabled: 'true', PageSize: '1' });
  if (areaCode !== null) query.set('AreaCode', areaCode);
  const path = `/AvailablePhoneNumbers/US/${tollFree ? 'TollFree' : 'Local'}.json?${query}`;
  const page = z.object({ available_phone_numbers: z.array(availableNumber) });
  const purpose = 'look for a number that can be bought';
  const { body } = await rest.ask({ method: 'GET', path, repeatable: true, purpose }, page);
  return body.available_phone_numbers[0] ?? null;
}

/**
 * Buys this one number. When the answer is lost, it is looked for among the account's numbers
 * and never bought again.
 */
export async function buyNumber(
  rest: TwilioRest,
  phoneNumber: string,
  route: Partial<NumberRoute>,
): Promise<IncomingNumber> {
  const make = async () => {
    const form = { PhoneNumber: phoneNumber, ...route };
    const request = { method: 'POST', path: '/IncomingPhoneNumbers.json', form } as const;
    const purpose = `buy the number ${phoneNumber}`;
    return (await rest.ask({ ...request, repeatable: false, purpose }, incomingNumber)).body;
  };
  return makeOnce(rest, make, async () => {
    const found = await readNumbers(rest, new URLSearchParams({ PhoneNumber: phoneNumber }));
    return found.find((number) => number.phoneNumber === phoneNumber) ?? null;
  });
}

function readNumbers(rest: TwilioRest, query: URLSearchParams): Promise<IncomingNumber[]> {
  const path = `/IncomingPhoneNumbers.json?${query.toString()}`;
  const list = { path, name: 'incoming_phone_numbers', purpose: "read the account's numbers" };
  return readList(rest, list, incomingNumber);
}
