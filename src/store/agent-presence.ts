import type { Database } from './open.ts';
import { statement } from './statement.ts';

export type PresenceState = 'offline' | 'away' | 'ready' | 'offered' | 'onCall' | 'wrapUp';

export interface AgentPresence {
  readonly agentId: string;
  readonly state: PresenceState;
  readonly reason: string | null;
  readonly sinceMilliseconds: number;
  /** What the agent is busy with, or has to wrap up. */
  readonly conversationId: string | null;
}

const COLUMNS = `agent_id AS agentId, state, reason, since_ms AS sinceMilliseconds,
  conversation_id AS conversationId`;

/** Where an agent is; who never signed in is offline. */
export function presenceOf(db: Database, agentId: string): AgentPresence {
  const row = statement(db, `SELECT ${COLUMNS} FROM agent_presence WHERE agent_id = ?`).get(
    agentId,
  );
  return (
    (row as AgentPresence | undefined) ?? {
      ...{ agentId, state: 'offline', reason: null },
      ...{ sinceMilliseconds: 0, conversationId: null },
    }
  );
}

/** Everybody who has ever signed in, the longest in their state first. */
export function presences(db: Database): AgentPresence[] {
  return statement(
    db,
    `SELECT ${COLUMNS} FROM agent_presence ORDER BY since_ms, agent_id`,
  ).all() as AgentPresence[];
}

export function setPresence(
  db: Database,
  agentId: string,
  presence: {
    readonly state: PresenceState;
    readonly reason?: string | null;
    readonly conversationId?: string | null;
  },
  nowMilliseconds: number,
): void {
  const { state, reason = null, conversationId = null } = presence;
  statement(
    db,
    `INSERT INTO agent_presence (agent_id, state, reason, since_ms, conversation_id)
     VALUES (@agentId, @state, @reason, @now, @conversationId)
     ON CONFLICT (agent_id) DO UPDATE SET state = @state, reason = @reason, since_ms = @now,
       conversation_id = @conversationId`,
  ).run({ agentId, state, reason, conversationId, now: nowMilliseconds });
}

/** How many agents are signed in and take calls today, whatever they do at the moment. */
export function onDutyCount(db: Database): number {
  return statement(db, "SELECT count(*) FROM agent_presence WHERE state <> 'offline'")
    .pluck()
    .get() as number;
}
