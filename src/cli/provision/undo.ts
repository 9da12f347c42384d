import type { IncomingNumber, NumberRoute, RouteField } from '../../twilio/client/phone-numbers.ts';
import { callsGo, row, textsGo } from './difference.ts';
import type { ProvisionNote } from './note.ts';
import type { Step } from './steps.ts';
import { attachedNumbers, type Survey } from './survey.ts';
import type { TwilioSetup } from './twilio-setup.ts';

/** One number's way back. */
export interface Return {
  readonly number: IncomingNumber;
  /** Where it will lead. */
  readonly to: NumberRoute;
  /** False when nobody wrote down what was there: its own URLs count again then. */
  readonly isNoted: boolean;
}

/** The numbers that lead to the App, or the given one of them, and where they led before. */
export function waysBack(found: Survey, phoneNumber: string | null, note: ProvisionNote): Return[] {
  const appSid = found.app?.sid ?? '';
  return attachedNumbers(found)
    .filter((number) => phoneNumber === null || number.phoneNumber === phoneNumber)
    .map((number) => {
      const before = note.before(number.sid);
      return { number, to: routeBefore(number.route, before, appSid), isNoted: before !== null };
    });
}

/** Texts that somebody led elsewhere since are left where they go. */
function routeBefore(now: NumberRoute, before: NumberRoute | null, appSid: string): NumberRoute {
  const { SmsApplicationSid, SmsUrl } = now;
  const to = {
    ...(before ?? now),
    ...(SmsApplicationSid !== appSid && { SmsApplicationSid, SmsUrl }),
  };
  const notOurs = (sid: string) => (sid === appSid ? '' : sid);
  return {
    ...to,
    VoiceApplicationSid: notOurs(to.VoiceApplicationSid),
    SmsApplicationSid: notOurs(to.SmsApplicationSid),
  };
}

export function undoDifference(ways: readonly Return[]): string[] {
  return ways.flatMap(({ number, to, isNoted }) => [
    `Number ${number.phoneNumber}${isNoted ? '' : ' (no note of what was there: its own URLs)'}`,
    ...row('calls', callsGo(number.route), callsGo(to)),
    ...row('texts', textsGo(number.route), textsGo(to)),
  ]);
}

export function undoSteps(
  twilio: TwilioSetup,
  ways: readonly Return[],
  note: ProvisionNote,
): Step[] {
  return ways.map(({ number, to }) => ({
    what: `lead ${number.phoneNumber} back to where it was`,
    async run() {
      await twilio.updateNumber(number, changed(number.route, to));
      note.forgetBefore(number.sid);
    },
  }));
}

function changed(now: NumberRoute, to: NumberRoute): Partial<NumberRoute> {
  const entries = Object.entries(to) as [RouteField, string][];
  return Object.fromEntries(entries.filter(([field, value]) => now[field] !== value));
}
