import { PaylineError } from '../../errors.ts';
import type { AppSettings, TwimlApp } from '../../twilio/client/applications.ts';
import type { IncomingNumber } from '../../twilio/client/phone-numbers.ts';
import type { ProvisionNote } from './note.ts';
import type { Plan } from './plan.ts';
import type { Step } from './steps.ts';
import type { Survey } from './survey.ts';
import type { TwilioSetup } from './twilio-setup.ts';

/** The steps of a plan: the App first, so that a number leads to it from its first moment. */
export function stepsOf(
  twilio: TwilioSetup,
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
          ? await twilio.createApp(found.appName, wanted)
          : await twilio.updateApp(needApp(), appPlan.change);
    };
    steps.push({ what, run });
  }
  if (buy !== null) {
    steps.push({ what: `buy ${buy}`, run: () => buyNoted(twilio, buy, needApp(), note) });
  }
  for (const number of plan.attach) {
    const what = `point ${number.phoneNumber} at the App`;
    steps.push({ what, run: () => attach(twilio, number, needApp(), note) });
  }
  return steps;
}

function leadingTo({ sid }: TwimlApp) {
  return { VoiceApplicationSid: sid, SmsApplicationSid: sid };
}

async function buyNoted(
  twilio: TwilioSetup,
  phoneNumber: string,
  app: TwimlApp,
  note: ProvisionNote,
): Promise<void> {
  note.keepBuying(phoneNumber);
  try {
    await twilio.buyNumber(phoneNumber, leadingTo(app));
  } catch (error) {
    // Refused is certain: the next run may choose another.
    if (error instanceof PaylineError && error.code === 'twilio.refused') note.keepBuying(null);
    throw error;
  }
}

async function attach(
  twilio: TwilioSetup,
  number: IncomingNumber,
  app: TwimlApp,
  note: ProvisionNote,
): Promise<void> {
  const isHalfDone = number.route.VoiceApplicationSid === app.sid;
  if (!isHalfDone || note.before(number.sid) === null) note.keepBefore(number.sid, number.route);
  await twilio.updateNumber(number, leadingTo(app));
}
