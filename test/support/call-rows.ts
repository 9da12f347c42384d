import { type CallChange, insertCall } from '../../src/store/calls.ts';
import type { Database } from '../../src/store/open.ts';

export const CALLER = '+14155550117';
export const MEMBER = '900000017';

/** What a step leaves in a call's row, before anybody is identified. */
export const plainChange: CallChange = {
  flowVersion: 1,
  saved: '{}',
  state: 'selfService.identify.memberId',
  memberId: null,
  billId: null,
  paymentId: null,
  paymentHeard: null,
  finished: false,
  locale: 'en-US',
  region: null,
  channel: 'voice',
  transfer: null,
};

/** Adds a call whose first turn is answered; returns its row's number. */
export function addCall(
  db: Database,
  callSid: string,
  startedAt: number,
  changes: Partial<CallChange> & { readonly callerNumber?: string | null } = {},
): number {
  const { callerNumber = CALLER, ...change } = changes;
  const call = { callSid, callerNumber, lineNumber: '+18005550100', ...plainChange, ...change };
  const id = insertCall(db, call, startedAt);
  if (id === null) throw new Error(`Call ${callSid} was there before.`);
  return id;
}
