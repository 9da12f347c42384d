import { PaylineError } from '../../errors.ts';
import {
  type AppSettings,
  createApp,
  type TwimlApp,
  updateApp,
} from '../../twilio/applications-api.ts';
import { buyNumber, type IncomingNumber, updateNumber } from '../../twilio/numbers-api.ts';
import type { TwilioRest } from '../../twilio/rest.ts';
import type { ProvisionNote } from './note.ts';
import type { Plan } from './plan.ts';
import type { Step } from './steps.ts';
import type { Survey } from './survey.ts';

/** The steps of a plan: the App first, so that a number leads to it from its first moment. */
export function stepsOf(
  rest: TwilioRest,
  plan: Plan,
  found: Survey,
  wanted: AppSettings,
  note: ProvisionNote,
): Step[] {
  let app = found.app;
  const needApp = (): TwimlApp => {
    if (app) return app;
    throw new Error('A number was to be attached before its App was made.');
  };
  const steps: Step[] = [];
  const { app: appPlan, buy } = plan;
  if (appPlan !== null) {
    const what = `${appPlan === 'make' ? 'make' : 'change'} the TwiML App "${found.appName}"`;
    const run = async () => {
      app =
        appPlan === 'make'
          ? await createApp(rest, found.appName, wanted)
          : await updateApp(rest, needApp(), appPlan.change);
    };
    steps.push({ what, run });
  }
  if (buy !== null) {
    steps.push({ what: `buy ${buy}`, run: () => buyNoted(rest, buy, needApp(), note) });
  }
  for (const number of plan.attach) {
    const what = `point ${number.phoneNumber} at the App`;
    steps.push({ what, run: () => attach(rest, number, needApp(), note) });
  }
  return steps;
}

function leadingTo({ sid }: TwimlApp) {
  return { VoiceApplicationSid: sid, SmsApplicationSid: sid };
}

async function buyNoted(
  rest: TwilioRest,
  phoneNumber: string,
  app: TwimlApp,
  note: ProvisionNote,
): Promise<void> {
  note.keepBuying(phoneNumber);
  try {
    await buyNumber(rest, phoneNumber, leadingTo(app));
  } catch (error) {
    // Refused is certain: the next run may choose another.
    if (error instanceof PaylineError && error.code === 'twilio.refused') note.keepBuying(null);
    throw error;
  }
}

async function attach(
  rest: TwilioRest,
  number: IncomingNumber,
  app: TwimlApp,
  note: ProvisionNote,
): Promise<void> {
  const isHalfDone = number.route.VoiceApplicationSid === app.sid;
  if (!isHalfDone || note.before(number.sid) === null) note.keepBefore(number.sid, number.route);
  await updateNumber(rest, number, leadingTo(app));
}
