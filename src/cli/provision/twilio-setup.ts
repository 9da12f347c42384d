import type { Clock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';
import type { TwilioAccount } from '../../twilio/client/accounts.ts';
import type { AppSettings, TwimlApp } from '../../twilio/client/applications.ts';
import type { TwilioClient } from '../../twilio/client/client.ts';
import type { Outcome } from '../../twilio/client/outcome.ts';
import type { IncomingNumber, NumberRoute, NumberWish } from '../../twilio/client/phone-numbers.ts';
import { type AskedAccount, type Purpose, requireDone } from './require-done.ts';

/** The account, as far as it is set up by command. Everything throws as requireDone does. */
export interface TwilioSetup {
  fetchAccount(): Promise<TwilioAccount>;
  findApps(name: string): Promise<TwimlApp[]>;
  /** When the answer is lost, the App of this name that is there now is taken. */
  createApp(name: string, settings: AppSettings): Promise<TwimlApp>;
  updateApp(app: TwimlApp, settings: Partial<AppSettings>): Promise<TwimlApp>;
  listNumbers(): Promise<IncomingNumber[]>;
  updateNumber(number: IncomingNumber, route: Partial<NumberRoute>): Promise<IncomingNumber>;
  findNumberForSale(wish: NumberWish): Promise<string | null>;
  /** When the answer is lost, it is looked for among the account's numbers, never bought again. */
  buyNumber(phoneNumber: string, route: Partial<NumberRoute>): Promise<IncomingNumber>;
}

/** How long after a lost answer it is looked for what became of the request. */
const LOOKED_UP_AFTER_MILLISECONDS = [0, 2000, 5000] as const;

export function createTwilioSetup(
  client: TwilioClient,
  account: AskedAccount,
  clock: Clock,
): TwilioSetup {
  const need = async <Value>(asked: Promise<Outcome<Value>>, purpose: string | Purpose) =>
    requireDone(await asked, typeof purpose === 'string' ? { purpose } : purpose, account);
  const findApps = (name: string) => need(client.findApps(name), 'read the TwiML Apps');
  const listNumbers = (phoneNumber?: string) =>
    need(client.listNumbers(phoneNumber), "read the account's numbers");
  return {
    fetchAccount: () => need(client.fetchAccount(), 'read the account'),
    findApps,
    createApp(name, settings) {
      const once = { purpose: `make the TwiML App "${name}"`, isOnce: true };
      const make = () => need(client.createApp(name, settings), once);
      return makeOnce(clock, make, async () => (await findApps(name))[0] ?? null);
    },
    updateApp: ({ sid, name }, settings) =>
      need(client.updateApp(sid, settings), `change the TwiML App "${name}"`),
    listNumbers: () => listNumbers(),
    updateNumber: ({ sid, phoneNumber }, route) =>
      need(client.updateNumber(sid, route), `change the number ${phoneNumber}`),
    findNumberForSale: (wish) =>
      need(client.findNumberForSale(wish), 'look for a number that can be bought'),
    buyNumber(phoneNumber, route) {
      const once = { purpose: `buy the number ${phoneNumber}`, isOnce: true };
      const make = () => need(client.buyNumber(phoneNumber, route), once);
      return makeOnce(clock, make, async () => (await listNumbers(phoneNumber))[0] ?? null);
    },
  };
}

/**
 * Makes something once: when the answer is lost, looks for it instead of asking again. Throws what
 * `make` throws, twilio.answerLost when it cannot be found either.
 */
async function makeOnce<Made>(
  clock: Clock,
  make: () => Promise<Made>,
  find: () => Promise<Made | null>,
): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof PaylineError && error.code === 'twilio.answerLost')) throw error;
    for (const wait of LOOKED_UP_AFTER_MILLISECONDS) {
      await clock.sleep(wait);
      const found = await find();
      if (found) return found;
    }
    throw error;
  }
}
