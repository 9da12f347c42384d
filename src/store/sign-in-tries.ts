import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { inTransaction, statement } from './statement.ts';

export interface TryLimits {
  /** The wrong tries that lock a login. */
  readonly triesMax: number;
  readonly lockMilliseconds: number;
}

/** What a password is compared with, and what the comparison will change. */
export interface SignInTry {
  readonly agentId: string;
  readonly passwordHash: string;
  /** This try locks the login if it is wrong. */
  readonly isLast: boolean;
}

interface TryRow {
  readonly agentId: string;
  readonly passwordHash: string;
  readonly tries: number;
  readonly lockedUntil: number | null;
}

/**
 * Counts a try as wrong before the password is looked at, so that many at once get no more tries
 * than one after the other; `noteSignIn` takes it back. Null when nobody may sign in by this login:
 * it is unknown, disabled, or locked. Each way is one transaction with a row of the audit, so that
 * the time it takes does not tell whether the login exists.
 */
export function beginTry(
  db: Database,
  login: string,
  limits: TryLimits,
  nowMilliseconds: number,
): SignInTry | null {
  return inTransaction(db, () => {
    const begun = countTry(db, login, limits, nowMilliseconds);
    const subject = begun?.agentId ?? 'nobody';
    const detail = { locks: begun?.isLast ? 1 : 0 };
    audit(db, { actor: 'line', action: 'desk.signInTried', subject, detail }, nowMilliseconds);
    return begun;
  });
}

function countTry(
  db: Database,
  login: string,
  limits: TryLimits,
  nowMilliseconds: number,
): SignInTry | null {
  const row = statement(
    db,
    `SELECT agent_id AS agentId, password_hash AS passwordHash, failed_tries AS tries,
         locked_until_ms AS lockedUntil
       FROM agents WHERE login = ? AND disabled_at_ms IS NULL`,
  ).get(login) as TryRow | undefined;
  if (!row || (row.lockedUntil ?? 0) > nowMilliseconds) return null;
  // A lock that has run out gives all tries anew.
  const tries = (row.lockedUntil === null ? row.tries : 0) + 1;
  const isLast = tries >= limits.triesMax;
  const lockedUntil = isLast ? nowMilliseconds + limits.lockMilliseconds : null;
  statement(db, 'UPDATE agents SET failed_tries = ?, locked_until_ms = ? WHERE agent_id = ?').run(
    tries,
    lockedUntil,
    row.agentId,
  );
  return { agentId: row.agentId, passwordHash: row.passwordHash, isLast };
}

/** The password was right: the tries before it no longer count. */
export function noteSignIn(db: Database, agentId: string, nowMilliseconds: number): void {
  inTransaction(db, () => {
    statement(
      db,
      'UPDATE agents SET failed_tries = 0, locked_until_ms = NULL WHERE agent_id = ?',
    ).run(agentId);
    const entry = { actor: `agent:${agentId}`, action: 'desk.signedIn', subject: agentId };
    audit(db, { ...entry, detail: {} }, nowMilliseconds);
  });
}
