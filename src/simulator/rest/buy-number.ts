import { Router } from 'express';
import { NumberSettings } from './number-settings.ts';
import { pageOf } from './page.ts';
import type { RestState } from './state.ts';

/** Where a number that was just bought leads at Twilio until it is told otherwise. */
const WELCOME_URL = 'https://demo.twilio.com/welcome/voice/';

/** Area codes that stand for something, from Twilio's test credentials (reference 8.1). */
const EMPTY_AREA_CODE = '533';
const STANDARD_AREA_CODE = { Local: '415', TollFree: '888' } as const;

const TOLL_FREE = /^8(?:00|33|44|55|66|77|88)$/;

/** Fictional numbers of each area code: 555-0150 and on. */
const FOR_SALE = 30;
const FIRST_FOR_SALE = 150;

/** GET /AvailablePhoneNumbers/US/Local.json and TollFree.json, by AreaCode. */
export function availableNumberRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  router.get('/AvailablePhoneNumbers/US/:type.json', (request, response, next) => {
    const { type } = request.params;
    if (type !== 'Local' && type !== 'TollFree') return next();
    const { AreaCode = STANDARD_AREA_CODE[type] } = request.query;
    const isType = TOLL_FREE.test(String(AreaCode)) === (type === 'TollFree');
    const found = isType ? forSale(state, String(AreaCode)) : [];
    response.json(pageOf(request, 'available_phone_numbers', found.map(describe)));
  });
  return router;
}

/** The number that a form buys, not yet the account's; or Twilio's code and words against it. */
export function purchaseOf(
  state: RestState,
  form: Record<string, unknown>,
): NumberSettings | readonly [code: number, message: string] {
  const { PhoneNumber, AreaCode } = form;
  const [first] = typeof AreaCode === 'string' ? forSale(state, AreaCode) : [];
  if (PhoneNumber === undefined && AreaCode !== undefined && first === undefined) {
    return [21452, `No phone numbers found in area code ${String(AreaCode)}`];
  }
  const phoneNumber = typeof PhoneNumber === 'string' ? PhoneNumber : (first ?? '');
  if (!/^\+1[2-9]\d{9}$/.test(phoneNumber) || phoneNumber === '+15005550001') {
    return [21421, `PhoneNumber is invalid: ${phoneNumber}`];
  }
  const isOurs = state.numbers.some((number) => number.phoneNumber === phoneNumber);
  if (isOurs || phoneNumber === '+15005550000') {
    return [21422, `${phoneNumber} is not available.`];
  }
  const { accountSid, authToken } = state.number.line;
  const line = { voiceUrl: WELCOME_URL, accountSid, authToken };
  return new NumberSettings(line, phoneNumber, state.clock.now());
}

function forSale({ numbers }: RestState, areaCode: string): string[] {
  if (!/^[2-9]\d{2}$/.test(areaCode) || areaCode === EMPTY_AREA_CODE) return [];
  const ours = new Set(numbers.map(({ phoneNumber }) => phoneNumber));
  return Array.from({ length: FOR_SALE }, (_, index) => {
    return `+1${areaCode}555${String(FIRST_FOR_SALE + index).padStart(4, '0')}`;
  }).filter((phoneNumber) => !ours.has(phoneNumber));
}

function describe(phoneNumber: string): object {
  const [, area = '', exchange = '', line = ''] =
    /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber) ?? [];
  return {
    phone_number: phoneNumber,
    friendly_name: `(${area}) ${exchange}-${line}`,
    iso_country: 'US',
    locality: null,
    region: null,
    postal_code: null,
    address_requirements: 'none',
    beta: false,
    capabilities: { voice: true, SMS: true, MMS: false },
  };
}
