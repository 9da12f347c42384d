import type { Party } from './caller.ts';

export type CallStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'canceled'
  | 'failed';

export interface CallFacts {
  readonly callSid: string;
  readonly accountSid: string;
  readonly caller: Party;
  readonly called: Party;
  /** Inbound unless given. */
  readonly direction?: 'outbound-api';
}

export const API_VERSION = '2010-04-01';

/**
 * The fields of every request about a call (reference 1.1), the undocumented Called* and Caller*
 * duplicates included. City, state and ZIP are best effort at Twilio and empty here.
 */
export function standardFields(call: CallFacts, status: CallStatus): Record<string, string> {
  const { caller, called } = call;
  return {
    CallSid: call.callSid,
    AccountSid: call.accountSid,
    ApiVersion: API_VERSION,
    CallStatus: status,
    Direction: call.direction ?? 'inbound',
    From: caller.number,
    To: called.number,
    Caller: caller.number,
    Called: called.number,
    ...placeFields('From', caller),
    ...placeFields('Caller', caller),
    ...placeFields('To', called),
    ...placeFields('Called', called),
  };
}

function placeFields(prefix: string, party: Party): Record<string, string> {
  return {
    [`${prefix}City`]: '',
    [`${prefix}State`]: '',
    [`${prefix}Zip`]: '',
    [`${prefix}Country`]: party.country,
  };
}

/** Whether the call can still be answered, ended or sent elsewhere. */
export function isUnderWay(status: CallStatus): boolean {
  return ['queued', 'initiated', 'ringing', 'in-progress'].includes(status);
}

/** Twilio sends it with inbound calls whose webhook is a POST (reference 1.1). */
export function callToken(call: CallFacts): string {
  return encodeURIComponent(
    JSON.stringify({ parentCallInfoToken: call.callSid, identityHeaderTokens: [] }),
  );
}
