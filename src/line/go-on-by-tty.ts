import { findCall, settingOfCall } from '../store/calls.ts';
import type { TwilioClient } from '../twilio/client/client.ts';
import { sealTurn, ttyNextUrl } from '../twilio/turn-url.ts';
import type { Line } from './line.ts';
import { takeTurn } from './take-turn.ts';

/** What sends a live call somewhere else, and where the carrier reaches this line. */
export interface CallMover {
  readonly calls: Pick<TwilioClient, 'redirectCall'>;
  /** No slash at the end. */
  readonly publicBaseUrl: string;
}

/**
 * A TTY was heard on a call that went on by voice: the flow takes that as a turn of its own, and the
 * carrier is sent to the page in Baudot. What its <Gather> may still post is an old turn by then, and
 * is answered with the same page. A call that is over, or is in Baudot already, is left alone.
 */
export async function goOnByTty(line: Line, mover: CallMover, callSid: string): Promise<void> {
  const call = findCall(line.db, callSid);
  if (!call || call.endedAtMilliseconds !== null) return;
  if (settingOfCall(line.db, callSid)?.channel === 'tty') return;
  await takeTurn(line, callSid, call.turn, { type: 'ttyDetected' });
  if (settingOfCall(line.db, callSid)?.channel !== 'tty') return;
  line.log.info({ callSid }, 'A TTY was heard; the call goes on in Baudot.');
  await moveToPage(line, mover, callSid);
}

/** Sends the carrier to the page a call is at. */
export async function moveToPage(line: Line, mover: CallMover, callSid: string): Promise<void> {
  const call = findCall(line.db, callSid);
  if (!call || call.endedAtMilliseconds !== null) return;
  const path = ttyNextUrl(call.turn, sealTurn(line.turnSecret, callSid, call.turn));
  const url = `${mover.publicBaseUrl}${path}`;
  const outcome = await mover.calls.redirectCall(callSid, url);
  if (outcome.result === 'done') return;
  const { result, detail } = outcome;
  line.log.warn({ callSid, result, detail }, 'The carrier could not be sent to a call’s page.');
}
