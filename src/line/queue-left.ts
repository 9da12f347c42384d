import { findCall } from '../store/calls.ts';
import type { WebhookEvent } from '../twilio/read-webhook.ts';
import type { Line } from './line.ts';
import { type AnsweredTurn, goOnAfterStream, takeTurn } from './take-turn.ts';

/**
 * A call is out of the carrier's queue. It has gone on by many turns since it joined, so this is a
 * turn of its own: the one the call is at, whatever turn the queue's URL was made for. `left` is
 * null when somebody else ended the wait: the carrier does not heed the answer, and gets the page the
 * call is at. The answer fails as takeTurn does.
 */
export function leaveCarrierQueue(
  line: Line,
  callSid: string,
  left: Extract<WebhookEvent, { type: 'queueLeft' }> | null,
): { readonly turn: number; readonly answered: Promise<AnsweredTurn> } {
  const turn = findCall(line.db, callSid)?.turn ?? 0;
  const answered =
    left === null
      ? Promise.resolve().then(() => goOnAfterStream(line, callSid))
      : takeTurn(line, callSid, turn, left);
  return { turn, answered };
}
