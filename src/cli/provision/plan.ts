import { PaylineError } from '../../errors.ts';
import type { AppField, AppSettings } from '../../twilio/client/applications.ts';
import type { IncomingNumber } from '../../twilio/client/phone-numbers.ts';
import type { ProvisionNote } from './note.ts';
import { attachedNumbers, type Survey } from './survey.ts';
import type { TwilioSetup } from './twilio-setup.ts';
import type { Wish } from './wish.ts';

/** What will be done, in this order. Nothing has been done yet. */
export interface Plan {
  /** Null when the App says everything already. */
  readonly app: 'make' | { readonly change: Partial<AppSettings> } | null;
  /** Numbers that will lead to the App, and do not now. */
  readonly attach: readonly IncomingNumber[];
  /** E.164: a number that will be bought. */
  readonly buy: string | null;
  /** E.164: the numbers that lead to the App already. */
  readonly attached: readonly string[];
  /** What the person should know. */
  readonly remarks: readonly string[];
}

export function isEmpty({ app, attach, buy }: Plan): boolean {
  return app === null && attach.length === 0 && buy === null;
}

/**
 * Finds the numbers and compares. Throws provision.noNumber when it is not clear which is meant, or
 * none can be bought; twilio.* as requireDone does.
 */
export async function makePlan(
  twilio: TwilioSetup,
  found: Survey,
  wish: Wish,
  wanted: AppSettings,
  note: ProvisionNote,
): Promise<Plan> {
  const attached = attachedNumbers(found);
  const chosen = await chooseNumber(twilio, found, wish, note);
  const numbers = [...attached, ...(chosen.number ? [chosen.number] : [])];
  const attach = [...new Set(numbers)].filter((number) => !leadsTo(number, found.app?.sid));
  return {
    app: appChange(found, wanted),
    attach,
    buy: chosen.buy ?? null,
    attached: attached.map(({ phoneNumber }) => phoneNumber),
    remarks: [...(chosen.remark ? [chosen.remark] : []), ...spares(found)],
  };
}

/** Calls and texts both. */
function leadsTo({ route }: IncomingNumber, appSid: string | undefined): boolean {
  return route.VoiceApplicationSid === appSid && route.SmsApplicationSid === appSid;
}

interface Chosen {
  readonly number?: IncomingNumber;
  readonly buy?: string;
  readonly remark?: string;
}

async function chooseNumber(
  twilio: TwilioSetup,
  found: Survey,
  wish: Wish,
  note: ProvisionNote,
): Promise<Chosen> {
  if (wish.kind === 'given') return { number: ownNumber(found, wish.phoneNumber) };
  const pending = found.numbers.find(({ phoneNumber }) => phoneNumber === note.buying);
  if (pending) {
    const remark = `${pending.phoneNumber} was bought by an earlier run that did not finish.`;
    return { number: pending, remark };
  }
  const attached = attachedNumbers(found);
  if (wish.kind === 'setUp') {
    if (attached.length > 0) return {};
    throw nothingChosen(found);
  }
  if (attached.length > 0) {
    const [first] = attached;
    const remark = `${first?.phoneNumber} leads to the line already, so no number is bought.`;
    return { remark: `${remark} Buy a second one in the Console and name it with --number.` };
  }
  return { buy: await numberToBuy(twilio, wish, note) };
}

/** The one an earlier run was about to buy, when it fits: it cannot be bought twice. */
async function numberToBuy(
  twilio: TwilioSetup,
  wish: Extract<Wish, { kind: 'buy' }>,
  { buying }: ProvisionNote,
): Promise<string> {
  const isTollFree = (phoneNumber: string) => /^\+18(?:00|33|44|55|66|77|88)/.test(phoneNumber);
  const fits = (phoneNumber: string) =>
    isTollFree(phoneNumber) === wish.tollFree &&
    (wish.areaCode === null || phoneNumber.startsWith(`+1${wish.areaCode}`));
  if (buying !== null && fits(buying)) return buying;
  const forSale = await twilio.findNumberForSale(wish);
  if (forSale !== null) return forSale;
  const what = wish.tollFree ? 'toll-free number' : 'number';
  const where = wish.areaCode === null ? '' : ` with the area code ${wish.areaCode}`;
  throw new PaylineError(
    'provision.noNumber',
    `Twilio has no ${what}${where} to sell. Try another area code. Nothing was changed.`,
  );
}

function ownNumber({ numbers }: Survey, wanted: string): IncomingNumber {
  const number = numbers.find(({ phoneNumber }) => phoneNumber === wanted);
  if (number?.takesCalls) return number;
  const why = number ? 'takes no calls' : 'is not in this Twilio account';
  throw new PaylineError(
    'provision.noNumber',
    `${wanted} ${why}. ${listing(numbers)} Nothing was changed.`,
  );
}

function nothingChosen({ numbers }: Survey): PaylineError {
  return new PaylineError(
    'provision.noNumber',
    `No number of this account leads to the line yet. ${listing(numbers)} Or buy one with ` +
      '--area-code NNN or --toll-free. Nothing was changed.',
  );
}

function listing(numbers: readonly IncomingNumber[]): string {
  const usable = numbers.filter(({ takesCalls }) => takesCalls);
  if (usable.length === 0) return 'The account has no number that takes calls.';
  const lines = usable.map(({ phoneNumber }) => `  --number ${phoneNumber}`);
  return `Pick one:\n${lines.join('\n')}\n`;
}

function appChange({ app }: Survey, wanted: AppSettings): Plan['app'] {
  if (app === null) return 'make';
  const change: Partial<Record<AppField, string>> = {};
  for (const [field, value] of Object.entries(wanted) as [AppField, string][]) {
    if (app.settings[field] !== value) change[field] = value;
  }
  return Object.keys(change).length === 0 ? null : { change };
}

function spares({ spareApps, app, appName }: Survey): string[] {
  return spareApps.map(
    ({ sid }) => `${sid} is named "${appName}" too. ${app?.sid} is used; delete the other by hand.`,
  );
}
