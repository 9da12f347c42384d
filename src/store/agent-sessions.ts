import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** OWASP's Session Management Cheat Sheet: minutes for an idle one, one shift for any. */
export const IDLE_MILLISECONDS = 15 * 60_000;
export const LONGEST_MILLISECONDS = 12 * 60 * 60_000;

const TOKEN_BYTES = 32;

/** A signed-in browser. */
export interface AgentSession {
  readonly tokenHash: string;
  readonly agentId: string;
  readonly login: string;
  readonly name: string;
  readonly role: 'agent' | 'supervisor';
  readonly phoneNumber: string | null;
  readonly createdAtMilliseconds: number;
  readonly lastSeenMilliseconds: number;
}

/** Signs `agentId` in; the token is told once, here, and kept by the browser alone. */
export function startSession(db: Database, agentId: string, nowMilliseconds: number): string {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  statement(
    db,
    `INSERT INTO agent_sessions (token_hash, agent_id, created_at_ms, last_seen_ms)
     VALUES (?, ?, ?, ?)`,
  ).run(hashOf(token), agentId, nowMilliseconds, nowMilliseconds);
  return token;
}

const LIVE = 's.last_seen_ms > ? AND s.created_at_ms > ? AND a.disabled_at_ms IS NULL';
const liveSince = (now: number) => [now - IDLE_MILLISECONDS, now - LONGEST_MILLISECONDS] as const;

/** The session as it is now; null once it is over or its account is disabled. */
export function findSession(
  db: Database,
  tokenHash: string,
  nowMilliseconds: number,
): AgentSession | null {
  const row = statement(
    db,
    `SELECT s.token_hash AS tokenHash, a.agent_id AS agentId, a.login, a.name, a.role,
       a.phone_number AS phoneNumber, s.created_at_ms AS createdAtMilliseconds,
       s.last_seen_ms AS lastSeenMilliseconds
     FROM agent_sessions s JOIN agents a USING (agent_id) WHERE s.token_hash = ? AND ${LIVE}`,
  ).get(tokenHash, ...liveSince(nowMilliseconds));
  return (row as AgentSession | undefined) ?? null;
}

/** When the session ends if its agent does nothing more. */
export function idleEndOf(session: AgentSession): number {
  return Math.min(session.lastSeenMilliseconds + IDLE_MILLISECONDS, longestEndOf(session));
}

/** When the session ends whatever its agent does. */
export function longestEndOf(session: AgentSession): number {
  return session.createdAtMilliseconds + LONGEST_MILLISECONDS;
}

/** The agent did something. */
export function noteActivity(db: Database, tokenHash: string, nowMilliseconds: number): void {
  statement(db, 'UPDATE agent_sessions SET last_seen_ms = ? WHERE token_hash = ?').run(
    nowMilliseconds,
    tokenHash,
  );
}

export function deleteSession(db: Database, tokenHash: string): void {
  statement(db, 'DELETE FROM agent_sessions WHERE token_hash = ?').run(tokenHash);
}

export function isSignedIn(db: Database, agentId: string, nowMilliseconds: number): boolean {
  const found = statement(
    db,
    `SELECT 1 FROM agent_sessions s JOIN agents a USING (agent_id) WHERE agent_id = ? AND ${LIVE}`,
  ).get(agentId, ...liveSince(nowMilliseconds));
  return found !== undefined;
}

/** Deletes sessions that are over; returns whose they were. */
export function deleteEndedSessions(db: Database, nowMilliseconds: number): ReadonlySet<string> {
  const rows = statement(
    db,
    `DELETE FROM agent_sessions WHERE last_seen_ms <= ? OR created_at_ms <= ?
     RETURNING agent_id`,
  )
    .pluck()
    .all(...liveSince(nowMilliseconds)) as string[];
  return new Set(rows);
}

/** What the database knows a token by. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * The token that the page sends back in a header with every change. Made from the session's own
 * token, which no script can read and the database does not hold: it belongs to this session only.
 */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('desk csrf token').digest('base64url');
}
