import type { PresenceState } from '../../desk/contract.ts';

const states: Readonly<Record<PresenceState, string>> = {
  offline: 'Signed out',
  away: 'Away',
  ready: 'Ready',
  offered: 'Being offered a call',
  onCall: 'On a call',
  wrapUp: 'Wrapping up',
};

/** "Away: lunch", "On a call". */
export function presenceWords(state: PresenceState, reason: string | null = null): string {
  return reason === null ? states[state] : `${states[state]}: ${reason}`;
}

/** Why the agent cannot become ready now; null when nothing is in the way. */
export function whyNotReady(state: PresenceState): string | null {
  if (state === 'wrapUp') return 'Finish the wrap-up first.';
  if (state === 'onCall') return 'You are on a call.';
  if (state === 'offered') return 'A call is being offered to you.';
  return null;
}
