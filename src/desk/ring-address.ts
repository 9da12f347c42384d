import type { AgentAccount } from '../store/agents.ts';
import type { QueueEntry } from '../store/queue-entries.ts';
import type { DeskTools } from './tools.ts';

type Account = Pick<AgentAccount, 'agentId' | 'phoneNumber'>;
type Audio = Pick<DeskTools, 'hasBrowserAudio'>;

/**
 * How Twilio names an agent's browser. An underscore: Twilio's page "Create an Access Token" allows
 * an identity letters, digits and underscores alone.
 */
export function browserIdentity(agentId: string): string {
  return `agent_${agentId}`;
}

/**
 * Where the carrier rings an agent: their phone number (E.164), else their browser (client:…) where
 * browsers are telephones. Null: nowhere, and they can take typed calls only.
 */
export function ringAddressOf(
  { hasBrowserAudio }: Audio,
  { agentId, phoneNumber }: Account,
): string | null {
  if (phoneNumber !== null) return phoneNumber;
  return hasBrowserAudio ? `client:${browserIdentity(agentId)}` : null;
}

/** Whether this agent can talk with this caller: nobody is rung for a typed call. */
export function canTalkWith(
  audio: Audio,
  account: Account,
  { channel }: Pick<QueueEntry, 'channel'>,
): boolean {
  return channel === 'tty' || ringAddressOf(audio, account) !== null;
}
