import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';

const EVENTS = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
} as const;

export interface ConferenceEvent {
  readonly conferenceSid: string;
  readonly event: (typeof EVENTS)[keyof typeof EVENTS] | 'other';
  /** Whose leg; null where the event is about the conference. */
  readonly callSid: string | null;
}

/**
 * Reads a statusCallback of <Conference> (Twilio's page on that noun).
 * @throws PaylineError webhook.malformed when the conference's SID is missing or misshapen.
 */
export function readConferenceEvent(form: Form): ConferenceEvent {
  const conferenceSid = form.get('ConferenceSid') ?? '';
  if (!/^CF[0-9a-f]{32}$/.test(conferenceSid)) {
    throw new PaylineError('webhook.malformed', 'The field ConferenceSid is no conference SID.');
  }
  const named = form.get('StatusCallbackEvent') ?? '';
  const event = Object.hasOwn(EVENTS, named) ? EVENTS[named as keyof typeof EVENTS] : 'other';
  return { conferenceSid, event, callSid: form.get('CallSid') ?? null };
}
