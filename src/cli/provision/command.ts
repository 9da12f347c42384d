import { type Clock, systemClock } from '../../clock.ts';
import { createTwilioClient } from '../../twilio/client/client.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { stepsOf } from './carry-out.ts';
import { checklist, checklistLines } from './checklist.ts';
import { difference } from './difference.ts';
import { ProvisionNote } from './note.ts';
import { isEmpty, makePlan } from './plan.ts';
import { type ProvisionSettings, readProvisionSettings } from './settings.ts';
import { takeSteps } from './steps.ts';
import { survey, wantedApp } from './survey.ts';
import { createTwilioSetup, type TwilioSetup } from './twilio-setup.ts';
import { undoDifference, undoSteps, waysBack } from './undo.ts';
import { type ProvisionArguments, readWish } from './wish.ts';

type Say = (line: string) => void;

/** `payline provision`: points a number of a Twilio account at the line. */
export async function provision(wanted: ProvisionArguments): Promise<void> {
  await runProvision(wanted, readEnvironment(), (line) => console.log(line));
}

/** Where a run happens; tests give their own. */
export interface Surroundings {
  readonly clock?: Clock;
  /** How long one request to Twilio may take, its tries in all. */
  readonly deadlineMilliseconds?: number;
}

/** A person waits for it, not a call. */
const STANDARD_DEADLINE_MILLISECONDS = 15_000;

/**
 * Compares what is in the account with what the line needs, says the difference, and unless only
 * the plan is wanted makes it so. Throws config.invalid, facts.invalid, provision.badChoice,
 * provision.noNumber, provision.badNote; twilio.* with what was done and what was not.
 */
export async function runProvision(
  wanted: ProvisionArguments,
  environment: Environment,
  say: Say,
  { clock = systemClock, deadlineMilliseconds = STANDARD_DEADLINE_MILLISECONDS }: Surroundings = {},
): Promise<void> {
  const wish = readWish(wanted);
  const settings = readProvisionSettings(environment);
  const { apiBaseUrl, accountSid, authToken, dataFolder } = settings;
  const account = { baseUrl: apiBaseUrl, accountSid, authToken };
  const client = createTwilioClient({ ...account, clock, deadlineMilliseconds });
  const twilio = createTwilioSetup(client, { apiBaseUrl, accountSid }, clock);
  const note = new ProvisionNote(dataFolder, accountSid);
  if (settings.isDemo) say(`The demo runs: its carrier at ${apiBaseUrl} is asked, not Twilio.`);
  const isPlan = wanted.plan === true;
  if (wanted.undo) {
    await undo(
      { twilio, settings, note, say },
      wish.kind === 'given' ? wish.phoneNumber : null,
      isPlan,
    );
    return;
  }
  const found = await survey(twilio, settings.planName);
  const app = wantedApp(settings.publicBaseUrl);
  const plan = await makePlan(twilio, found, wish, app, note);
  for (const remark of plan.remarks) say(remark);
  if (isEmpty(plan)) say(`Nothing to change: ${plan.attached.join(', ')} leads to the line.`);
  for (const line of difference(plan, found, app)) say(line);
  if (isPlan) say('Only the plan: nothing was changed.');
  else {
    await takeSteps(stepsOf(twilio, plan, found, app, note), say);
    note.keepBuying(null);
  }
  const after = isPlan || isEmpty(plan) ? found : await survey(twilio, settings.planName);
  for (const line of checklistLines(checklist(after, settings))) say(line);
}

interface Work {
  readonly twilio: TwilioSetup;
  readonly settings: ProvisionSettings;
  readonly note: ProvisionNote;
  readonly say: Say;
}

/** The App stays: it costs nothing, and the next run takes it. */
async function undo(
  { twilio, settings, note, say }: Work,
  phoneNumber: string | null,
  isPlan: boolean,
): Promise<void> {
  const ways = waysBack(await survey(twilio, settings.planName), phoneNumber, note);
  if (ways.length === 0) {
    say(
      `Nothing to undo: ${phoneNumber === null ? 'no number leads' : `${phoneNumber} does not lead`} to the line.`,
    );
    return;
  }
  for (const line of undoDifference(ways)) say(line);
  if (isPlan) say('Only the plan: nothing was changed.');
  else await takeSteps(undoSteps(twilio, ways, note), say);
}
