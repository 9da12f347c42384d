import { findCall } from '../store/calls.ts';
import type { CallsApi } from '../twilio/client/calls.ts';
import type { Outcome } from '../twilio/client/outcome.ts';
import { sealTurn, ttyNextUrl } from '../twilio/turn-url.ts';
import type { Line } from './line.ts';

/** What sends a live call somewhere else, and where the carrier reaches this line. */
export interface CallMover {
  readonly calls: Pick<CallsApi, 'redirectCall'>;
  /** No slash at the end. */
  readonly publicBaseUrl: string;
}

/** As Twilio says it: "Call is not in-progress. Cannot redirect." */
const OVER = { result: 'gone', code: 21220, detail: 'the call is over' } as const;

/** The turn a call waits for; null when it is over or was never here. */
export function turnOfCall({ db }: Line, callSid: string): number | null {
  const call = findCall(db, callSid);
  return call && call.endedAtMilliseconds === null ? call.turn : null;
}

/** Sends the carrier to the page a call is at. Never throws for what the carrier does. */
export async function goToPage(
  line: Line,
  { calls, publicBaseUrl }: CallMover,
  callSid: string,
): Promise<Outcome<null>> {
  const turn = turnOfCall(line, callSid);
  if (turn === null) return OVER;
  const path = ttyNextUrl(turn, sealTurn(line.turnSecret, callSid, turn));
  return calls.redirectCall(callSid, `${publicBaseUrl}${path}`);
}
