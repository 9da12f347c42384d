import type { Gone, Refused } from '../../twilio/client/outcome.ts';

/** How often the carrier is asked before the agent is told that it does not answer. */
export const TRIES_MAX = 3;

export const SILENT_WORDS =
  'The carrier did not answer. Start again in a minute, or send the caller to the keypad.';

/** Twilio's error 64021: a session is under way on this leg. */
const SESSION_IN_PROGRESS = 64_021;

/** Why the carrier did not do it, and what the agent can do. */
export function refusalWords({ result, code }: Gone | Refused): string {
  if (code === SESSION_IN_PROGRESS) {
    return 'Another card entry is still open on the caller’s line. Wait a moment and start again.';
  }
  if (result === 'gone') return 'The caller’s line is not there any more.';
  return `The carrier refused (${code}). Send the caller to the keypad, and tell your supervisor.`;
}
