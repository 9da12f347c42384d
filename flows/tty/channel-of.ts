import type { LineFacts } from '../line-facts.ts';
import type { Channel } from '../vocabulary.ts';

/** How a call begins: numbers kept for TTYs, then callers who are known to come through relay. */
export function channelOf(
  { tty, relay }: LineFacts,
  {
    callerNumber,
    lineNumber,
  }: { readonly callerNumber: string | null; readonly lineNumber: string },
): Channel {
  if (tty.numbers.includes(lineNumber)) return 'tty';
  if (callerNumber !== null && relay.callerNumbers.includes(callerNumber)) return 'relay';
  return 'voice';
}
