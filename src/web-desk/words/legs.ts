import type { Agent, Leg } from '../../desk/contract.ts';

const states = { ringing: 'Ringing', joined: 'On the line', left: 'Left' } as const;
const modes = { listen: 'listens', whisper: 'whispers to you', join: 'talks with both' } as const;

/** The leg of the agent who looks at the page, whatever part they have in the call. */
export function isMine(leg: Leg, me: Agent): boolean {
  return leg.kind !== 'member' && leg.name === me.name;
}

export function legWords(leg: Leg): string {
  if (leg.kind === 'supervisor' && leg.mode !== null && leg.state === 'joined') {
    return `Supervisor, ${modes[leg.mode]}`;
  }
  return states[leg.state];
}
