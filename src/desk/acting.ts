import { PaylineError } from '../errors.ts';
import type { AgentAccount } from '../store/agents.ts';
import { findAgent } from '../store/agents.ts';
import { type ConversationRow, findConversation } from '../store/conversations.ts';
import { type LegRow, legsOfConversation } from '../store/desk-legs.ts';
import type { Database } from '../store/open.ts';
import { findEntry } from '../store/queue-entries.ts';
import type { DeskAction } from './contract.ts';
import type { DeskTools } from './tools.ts';

/** Who does something at the desk, and with what. */
export interface Acting {
  readonly tools: DeskTools;
  readonly db: Database;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly agent: AgentAccount;
}

/** The action of that name. */
export type Act<Name extends DeskAction['action']> = Extract<DeskAction, { action: Name }>;

/** One doer for each action: it writes, inside a transaction, or throws a coded error. */
export type Doers<Name extends DeskAction['action']> = {
  readonly [Key in Name]: (acting: Acting, action: Act<Key>) => void;
};

/** A doer that asks somebody first, such as the plan's records, and then gives what is written. */
export type AsyncDoers<Name extends DeskAction['action']> = {
  readonly [Key in Name]: (acting: Acting, action: Act<Key>) => Promise<(later: Acting) => void>;
};

/** What the agent saw is no longer so: another tab, a colleague or the caller was faster. */
export function overtaken(what: string): PaylineError {
  return new PaylineError(
    'desk.overtaken',
    `${what} Something changed meanwhile; look at the page again, and go on from there.`,
  );
}

/** The conversation this agent is in. Throws desk.overtaken when they are not, or it is over. */
export function ownConversation({ db, agent }: Acting, conversationId: string): ConversationRow {
  const found = findConversation(db, conversationId);
  if (found?.state === 'open' && found.agentId === agent.agentId) return found;
  throw overtaken('This call is not with you any more.');
}

/** The agent's own telephone in a conversation; throws desk.overtaken when it has left. */
export function ownLeg({ db, agent }: Acting, conversationId: string): LegRow {
  const found = legsOfConversation(db, conversationId).find(
    (leg) => leg.agentId === agent.agentId && leg.state === 'joined' && leg.kind !== 'supervisor',
  );
  if (found) return found;
  throw overtaken('Your phone is not in the call.');
}

/** A colleague with a telephone. Throws desk.badRequest when there is none of that name. */
export function colleagueOf({ db, agent }: Acting, agentId: string): AgentAccount {
  const colleague = findAgent(db, agentId);
  const mayHelp = colleague?.disabledAtMilliseconds === null && agentId !== agent.agentId;
  if (colleague && mayHelp) return colleague;
  throw new PaylineError('desk.badRequest', 'There is no such colleague at this desk.');
}

/** Throws desk.notAllowed unless the agent is a supervisor. */
export function requireSupervisor({ agent }: Acting): void {
  if (agent.role === 'supervisor') return;
  throw new PaylineError('desk.notAllowed', 'Only a supervisor may do this. Ask yours.');
}

/**
 * For what needs a caller who speaks and hears. Throws desk.callerTypes in a conversation by TTY,
 * which no telephone of ours is in.
 */
export function refuseTyped({ db }: Acting, { entryId }: ConversationRow): void {
  if (findEntry(db, entryId)?.channel !== 'tty') return;
  throw new PaylineError(
    'desk.callerTypes',
    'This caller types, and no phone is in the call. Type to them, or send them to the keypad.',
  );
}
