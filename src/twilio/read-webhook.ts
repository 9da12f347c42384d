import type { CallerEvent, DialEnd, QueueEvent } from '../../flows/vocabulary.ts';
import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';
import { readKeys } from './read-keys.ts';
import { type Parties, readParties } from './read-parties.ts';
import { type PayEvent, readPayResult } from './read-pay.ts';
import { readRecordResult } from './read-record.ts';

/**
 * What the carrier or the desk did with a call, or its caller did: a card that was entered still
 * carries the gateway's raw token.
 */
export type WebhookEvent =
  | Exclude<CallerEvent, { type: 'cardEntered' }>
  | PayEvent
  | QueueEvent
  | { readonly type: 'hangup' };

export interface TurnWebhook extends Parties {
  readonly event: WebhookEvent;
}

/**
 * Reads the request for the next turn of a call: the action callback of <Gather>, <Pay>, <Record> or
 * <Dial>,
 * a <Redirect>, which says nothing but that the caller has waited, or a queue that asks what its
 * caller hears.
 * @throws PaylineError webhook.malformed when it is not one that Twilio sends.
 */
export function readWebhook(form: Form): TurnWebhook {
  const { callSid, accountSid, from, to } = readParties(form);
  return { callSid, accountSid, from, to, event: readEvent(form) };
}

/** Reads the first request of a call. Throws as readWebhook does. */
export function readCallStarted(form: Form): Parties {
  return readParties(form);
}

function readEvent(form: Form): WebhookEvent {
  const result = form.get('Result');
  if (result !== undefined) return readPayResult(form, result);
  const dialStatus = form.get('DialCallStatus');
  if (dialStatus !== undefined) {
    // Who hangs up in a conference; after a number was dialled the status is 'completed'.
    const hasHungUp = dialStatus === 'answered' && form.get('CallStatus') === 'completed';
    if (hasHungUp) return { type: 'hangup' };
    return { type: 'dialEnded', how: dialEnds.get(dialStatus) ?? 'failed' };
  }
  if (form.get('RecordingUrl') !== undefined) return readRecordResult(form);
  const digits = form.get('Digits');
  if (digits !== undefined) return readKeys(digits, form.get('FinishedOnKey'));
  refuseHiddenEvent(form);
  return { type: form.get('QueueSid') === undefined ? 'waited' : 'queued' };
}

const dialEnds: ReadonlyMap<string, DialEnd> = new Map([
  ['completed', 'completed'],
  ['answered', 'completed'],
  ['busy', 'busy'],
  ['no-answer', 'noAnswer'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/** The start of each event as it stands in the signed text: a name and the first of its value. */
const signedEvent = new RegExp(
  'Digits[0-9*#]|DialCallStatus[a-z]|RecordingUrlhttps|' +
    'Result(?:success|too-|payment-|caller-|validation-|internal-)',
);

/**
 * Refuses a request whose event was cut away. The signature runs over names and values without
 * separators, so `Digits=12` can become `Digit=s12` or the end of another field
 * (`CallerZip=55401Digits12`) and still verify. However it was cut, the signed text names it.
 */
function refuseHiddenEvent(form: Form): void {
  let signed = '';
  for (const { name, value } of form.fields) signed += name + value;
  if (signedEvent.test(signed)) {
    throw new PaylineError('webhook.malformed', 'The fields of the webhook were cut anew.');
  }
}
