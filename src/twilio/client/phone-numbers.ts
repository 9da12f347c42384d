import { z } from 'zod';
import type { Ask } from './ask.ts';
import { fromSdkNames, text, toSdkNames } from './fields.ts';
import type { Outcome } from './outcome.ts';

/** What decides where calls and texts go, by Twilio's field names, with the SDK's. '' is none. */
const names = {
  VoiceApplicationSid: 'voiceApplicationSid',
  TrunkSid: 'trunkSid',
  VoiceUrl: 'voiceUrl',
  VoiceFallbackUrl: 'voiceFallbackUrl',
  StatusCallback: 'statusCallback',
  SmsApplicationSid: 'smsApplicationSid',
  SmsUrl: 'smsUrl',
} as const;

export type RouteField = keyof typeof names;
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

export interface NumberWish {
  /** Three digits, or null for any. */
  readonly areaCode: string | null;
  readonly tollFree: boolean;
}

/** Twilio's IncomingPhoneNumbers and AvailablePhoneNumbers resources. */
export interface PhoneNumbersApi {
  /** All numbers of the account, or those that are exactly this one (E.164). */
  listNumbers(phoneNumber?: string): Promise<Outcome<IncomingNumber[]>>;
  /** Points a number elsewhere. Asking twice does no harm. */
  updateNumber(sid: string, route: Partial<NumberRoute>): Promise<Outcome<IncomingNumber>>;
  /** A number in the United States that can be bought and takes calls; null when there is none. */
  findNumberForSale(wish: NumberWish): Promise<Outcome<string | null>>;
  /** Buys this one number. */
  buyNumber(phoneNumber: string, route: Partial<NumberRoute>): Promise<Outcome<IncomingNumber>>;
}

const isOn = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

const incomingNumber = z
  .object({
    sid: z.string().regex(/^PN[0-9a-f]{32}$/),
    phoneNumber: z.string(),
    voiceApplicationSid: text,
    trunkSid: text,
    voiceUrl: text,
    voiceFallbackUrl: text,
    statusCallback: text,
    smsApplicationSid: text,
    smsUrl: text,
    capabilities: z.object({ voice: isOn, sms: isOn }),
  })
  .transform((read): IncomingNumber => {
    const { sid, phoneNumber, capabilities } = read;
    const { voice: takesCalls, sms: takesTexts } = capabilities;
    return { sid, phoneNumber, takesCalls, takesTexts, route: fromSdkNames(names, read) };
  });

/** Twilio's most; a plan with more numbers needs another page. */
const PAGE_SIZE = 1000;

export function phoneNumbersApi(ask: Ask): PhoneNumbersApi {
  return {
    listNumbers: (phoneNumber) =>
      ask({ repeat: 'always' }, async (sdk) => {
        const query = phoneNumber === undefined ? {} : { phoneNumber };
        const listed = await sdk.incomingPhoneNumbers.list({ ...query, pageSize: PAGE_SIZE });
        const numbers = z.array(incomingNumber).parse(listed);
        // Twilio's filter takes a part of a number too.
        return numbers.filter(
          (one) => phoneNumber === undefined || one.phoneNumber === phoneNumber,
        );
      }),
    updateNumber: (sid, route) =>
      ask({ repeat: 'always' }, async (sdk) =>
        incomingNumber.parse(await sdk.incomingPhoneNumbers(sid).update(toSdkNames(names, route))),
      ),
    findNumberForSale: ({ areaCode, tollFree }) =>
      ask({ repeat: 'always' }, async (sdk) => {
        const query = {
          ...{ voiceEnabled: true, smsEnabled: true, pageSize: 1, limit: 1 },
          ...(areaCode !== null && { areaCode: Number(areaCode) }),
        };
        const { tollFree: tollFrees, local } = sdk.availablePhoneNumbers('US');
        const [first] = await (tollFree ? tollFrees.list(query) : local.list(query));
        return first === undefined ? null : z.string().parse(first.phoneNumber);
      }),
    buyNumber: (phoneNumber, route) =>
      ask({ repeat: 'ifNotDone' }, async (sdk) => {
        const fields = { phoneNumber, ...toSdkNames(names, route) };
        return incomingNumber.parse(await sdk.incomingPhoneNumbers.create(fields));
      }),
  };
}
