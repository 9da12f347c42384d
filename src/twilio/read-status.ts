import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';
import { readAccountSid, readCallSid } from './read-parties.ts';

/** How far a call has come, in Twilio's words. The last five are ends. */
const ranks = {
  queued: 0,
  initiated: 1,
  ringing: 2,
  'in-progress': 3,
  completed: 4,
  busy: 4,
  failed: 4,
  'no-answer': 4,
  canceled: 4,
} as const;

export type CallStatus = keyof typeof ranks;

export interface StatusCallback {
  readonly callSid: string;
  readonly accountSid: string;
  readonly status: CallStatus;
  /** Null until the call has ended. */
  readonly durationSeconds: number | null;
  /** Twilio's count of this call's events, from 0; null where it sends none. */
  readonly sequence: number | null;
}

/**
 * Reads a call status callback.
 * @throws PaylineError webhook.malformed when a SID or CallStatus is missing or misshapen.
 */
export function readStatusCallback(form: Form): StatusCallback {
  const status = form.get('CallStatus') ?? '';
  if (!isCallStatus(status)) {
    throw new PaylineError('webhook.malformed', 'The field CallStatus has no known status.');
  }
  return {
    callSid: readCallSid(form),
    accountSid: readAccountSid(form),
    status,
    durationSeconds: count(form.get('CallDuration')),
    sequence: count(form.get('SequenceNumber')),
  };
}

/**
 * Status callbacks come late, twice and out of order. Keep the one of higher rank, and of two
 * equal ones the first: `completed` is not undone by a late `ringing`.
 */
export function statusRank(status: CallStatus): number {
  return ranks[status];
}

/** Whether a call of this status is over. */
export function isOver(status: CallStatus): boolean {
  return ranks[status] === ranks.completed;
}

function isCallStatus(text: string): text is CallStatus {
  return Object.hasOwn(ranks, text);
}

function count(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
