import { type ProgressSettings, progressEvents } from '../call-progress.ts';
import { isBrowserAddress } from '../far-handset.ts';
import type { MachineDetection } from '../machine-detection.ts';
import type { OutboundPlan } from '../outbound.ts';
import { type Form, flagOf, methodOf, numberOf, textOf, wordsOf } from './form.ts';
import type { RestState } from './state.ts';

export type Refusal = readonly [code: number, message: string];

/** Numbers that stand for a failure, from Twilio's test credentials (reference 8.1). */
const MAGIC_FROM: Readonly<Record<string, Refusal>> = {
  '+15005550001': [21212, "The 'From' number +15005550001 is not a valid phone number."],
};
const MAGIC_TO: Readonly<Record<string, Refusal>> = {
  '+15005550001': [21217, "The 'To' number +15005550001 is not a valid phone number."],
  '+15005550002': [21214, "The 'To' number +15005550002 cannot be reached."],
  '+15005550003': [21215, 'The account may not call the country of this number.'],
  '+15005550004': [21216, 'The account may not call this number.'],
};

/** What would change the call at Twilio, and so is not ignored in silence. */
const UNSUPPORTED = ['SendDigits', 'Record', 'TimeLimit', 'ApplicationSid', 'SipAuthUsername'];

/** Why this call may not be placed; null when it may. */
export function refusalOf(state: RestState, form: Form): Refusal | null {
  const to = textOf(form, 'To');
  const from = textOf(form, 'From');
  if (to === '') return [21201, "No 'To' number is specified"];
  if (from === '') return [21213, "No 'From' number is specified"];
  const magic = MAGIC_FROM[from] ?? MAGIC_TO[to];
  if (magic) return magic;
  if (!/^\+[1-9]\d{6,14}$/.test(to) && !isBrowserAddress(to)) {
    return [21211, `The phone number ${to} is not valid.`];
  }
  if (!state.numbers.some(({ phoneNumber }) => phoneNumber === from)) {
    return [21210, `The source phone number ${from} is not a number of this account.`];
  }
  const callback = textOf(form, 'StatusCallback');
  if (callback !== '' && !URL.canParse(callback)) {
    return [21609, `StatusCallback is not a valid URL: ${callback}`];
  }
  const unsupported = UNSUPPORTED.find((name) => form[name] !== undefined);
  return unsupported
    ? [20001, `The embedded carrier does not carry out ${unsupported}. Leave it out.`]
    : null;
}

/** What both ways to place a call have in common: POST /Calls and POST …/Participants. */
export function readOutbound(form: Form): Omit<OutboundPlan, 'start' | 'fallbackUrl'> {
  return {
    direction: 'outbound-api',
    to: textOf(form, 'To'),
    from: textOf(form, 'From'),
    ringSeconds: numberOf(form, 'Timeout', { least: 5, most: 600, otherwise: 60 }),
    progress: progressOf(form),
    detection: detectionOf(form),
  };
}

function progressOf(form: Form): ProgressSettings | null {
  const url = textOf(form, 'StatusCallback');
  if (!URL.canParse(url)) return null;
  return {
    url,
    method: methodOf(form, 'StatusCallbackMethod'),
    events: wordsOf(form, 'StatusCallbackEvent', progressEvents, ['completed']),
  };
}

function detectionOf(form: Form): MachineDetection | null {
  const mode = textOf(form, 'MachineDetection');
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') return null;
  const url = textOf(form, 'AsyncAmdStatusCallback');
  const method = methodOf(form, 'AsyncAmdStatusCallbackMethod');
  const limits = { least: 3, most: 60, otherwise: 30 };
  return {
    mode,
    timeoutSeconds: numberOf(form, 'MachineDetectionTimeout', limits),
    isAsync: flagOf(form, 'AsyncAmd') ?? false,
    callback: URL.canParse(url) ? { url, method } : null,
  };
}
