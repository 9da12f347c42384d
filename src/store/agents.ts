import type { Database } from './open.ts';
import { inTransaction, statement } from './statement.ts';

/** Who works at the desk, as their colleagues and the command line see them. */
export interface AgentAccount {
  /** A ULID. */
  readonly agentId: string;
  /** Told apart whatever its upper and lower case. */
  readonly login: string;
  readonly name: string;
  readonly role: 'agent' | 'supervisor';
  /** E.164; null when they talk in the browser alone. */
  readonly phoneNumber: string | null;
  /** Null while the account may be used. */
  readonly disabledAtMilliseconds: number | null;
  /** Of the last lock; null when there was none since the last sign-in. */
  readonly lockedUntilMilliseconds: number | null;
}

export interface NewAgent {
  readonly agentId: string;
  readonly login: string;
  readonly name: string;
  readonly role: AgentAccount['role'];
  readonly phoneNumber: string | null;
  readonly passwordHash: string;
}

const COLUMNS = `agent_id AS agentId, login, name, role, phone_number AS phoneNumber,
  disabled_at_ms AS disabledAtMilliseconds, locked_until_ms AS lockedUntilMilliseconds`;

/** False, and nothing is written, when another account has this login. */
export function addAgent(db: Database, agent: NewAgent, nowMilliseconds: number): boolean {
  const { changes } = statement(
    db,
    `INSERT INTO agents (agent_id, login, name, role, phone_number, password_hash, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (login) DO NOTHING`,
  ).run(
    ...[agent.agentId, agent.login, agent.name, agent.role, agent.phoneNumber],
    ...[agent.passwordHash, nowMilliseconds],
  );
  return changes === 1;
}

/** Every account, disabled ones too, by login. */
export function listAgents(db: Database): AgentAccount[] {
  return statement(db, `SELECT ${COLUMNS} FROM agents ORDER BY login`).all() as AgentAccount[];
}

/** Whether anybody can work at the desk: else callers are put through to the office. */
export function hasAgents(db: Database): boolean {
  const found = statement(db, 'SELECT 1 FROM agents WHERE disabled_at_ms IS NULL LIMIT 1').get();
  return found !== undefined;
}

export function findAgent(db: Database, agentId: string): AgentAccount | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM agents WHERE agent_id = ?`).get(agentId);
  return (row as AgentAccount | undefined) ?? null;
}

export function findAgentByLogin(db: Database, login: string): AgentAccount | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM agents WHERE login = ?`).get(login);
  return (row as AgentAccount | undefined) ?? null;
}

export function setRole(db: Database, agentId: string, role: AgentAccount['role']): void {
  statement(db, 'UPDATE agents SET role = ? WHERE agent_id = ?').run(role, agentId);
}

/** Whoever knew the old password is signed out. */
export function setPasswordHash(db: Database, agentId: string, passwordHash: string): void {
  inTransaction(db, () => {
    statement(db, 'UPDATE agents SET password_hash = ? WHERE agent_id = ?').run(
      passwordHash,
      agentId,
    );
    endSessionsOf(db, agentId);
  });
}

/** The account can no longer be used, from this moment on. */
export function disableAgent(db: Database, agentId: string, nowMilliseconds: number): void {
  inTransaction(db, () => {
    statement(
      db,
      'UPDATE agents SET disabled_at_ms = ? WHERE agent_id = ? AND disabled_at_ms IS NULL',
    ).run(nowMilliseconds, agentId);
    endSessionsOf(db, agentId);
  });
}

/** The account can be used again: neither disabled nor locked. */
export function enableAgent(db: Database, agentId: string): void {
  statement(
    db,
    `UPDATE agents SET disabled_at_ms = NULL, failed_tries = 0, locked_until_ms = NULL
     WHERE agent_id = ?`,
  ).run(agentId);
}

/** They are over at once; the sweep finds them and tells the desk. */
function endSessionsOf(db: Database, agentId: string): void {
  statement(db, 'UPDATE agent_sessions SET last_seen_ms = 0 WHERE agent_id = ?').run(agentId);
}
