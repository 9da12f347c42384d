import { goToPage, turnOfCall } from '../line/go-to-page.ts';
import { settingOfCall } from '../store/calls.ts';
import type { CarrierOutcome } from './carrier.ts';
import type { DeskTools } from './tools.ts';

const DONE = { result: 'done', value: null } as const;

/**
 * Sends a caller to the page their call has come to. One at a TTY is in a stream of ours, which looks
 * by itself once a second, and is not torn out of what is being printed.
 */
export async function callerToPage(
  { line, carrier, publicBaseUrl }: DeskTools,
  callSid: string,
): Promise<CarrierOutcome<null>> {
  const isByTty = settingOfCall(line.db, callSid)?.channel === 'tty';
  if (isByTty && turnOfCall(line, callSid) !== null) return DONE;
  return goToPage(line, { calls: carrier, publicBaseUrl }, callSid);
}
