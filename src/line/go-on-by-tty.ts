import { findCall, settingOfCall } from '../store/calls.ts';
import { type CallMover, goToPage, turnOfCall } from './go-to-page.ts';
import type { Line } from './line.ts';
import { takeTurn } from './take-turn.ts';

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

/** Sends the carrier to the page a call is at; what goes wrong is logged. */
export async function moveToPage(line: Line, mover: CallMover, callSid: string): Promise<void> {
  const outcome = await goToPage(line, mover, callSid);
  if (outcome.result === 'done' || turnOfCall(line, callSid) === null) return;
  const { result, detail } = outcome;
  line.log.warn({ callSid, result, detail }, 'The carrier could not be sent to a call’s page.');
}
