import { PaylineError } from '../errors.ts';
import type { Identifiers } from '../ids.ts';
import {
  type AgentAccount,
  addAgent,
  disableAgent,
  enableAgent,
  findAgentByLogin,
  setPasswordHash,
  setRole,
} from '../store/agents.ts';
import { audit } from '../store/audit.ts';
import type { Database } from '../store/open.ts';
import { inTransaction } from '../store/statement.ts';
import { readLogin, readName, readPhoneNumber, readRole } from './account-fields.ts';
import { hashPassword, readPassword, type ScryptCost } from './passwords.ts';

/** An account as the operator asks for it; every field is checked. */
export interface AccountWish {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** Null for somebody who talks in the browser alone. */
  readonly phoneNumber: string | null;
  readonly password: string;
}

/** What every change of an account needs. */
export interface AccountsContext {
  readonly db: Database;
  readonly nowMilliseconds: number;
  readonly identifiers: Identifiers;
  /** Of the passwords' hashes; the standard's when not given. */
  readonly passwordCost?: ScryptCost;
}

/**
 * Makes an account and returns its agent ID. Throws agents.badLogin, agents.badName,
 * agents.badRole, agents.badPhoneNumber, agents.badPassword and agents.loginTaken.
 */
export async function addAccount(context: AccountsContext, wish: AccountWish): Promise<string> {
  const checked = {
    agentId: context.identifiers.ulid(),
    login: readLogin(wish.login),
    name: readName(wish.name),
    role: readRole(wish.role),
    phoneNumber: wish.phoneNumber === null ? null : readPhoneNumber(wish.phoneNumber),
  };
  requireFree(context.db, checked.login);
  const passwordHash = await hashPassword(readPassword(wish.password), context.passwordCost);
  inTransaction(context.db, () => {
    const isAdded = addAgent(context.db, { ...checked, passwordHash }, context.nowMilliseconds);
    if (!isAdded) throw taken(checked.login);
    note(context, 'agents.add', checked.agentId, { role: checked.role });
  });
  return checked.agentId;
}

/** Sets a new password and ends the account's sessions. Throws agents.unknown, agents.badPassword. */
export async function changePassword(
  context: AccountsContext,
  login: string,
  password: string,
): Promise<void> {
  const { agentId } = requireAccount(context.db, login);
  const passwordHash = await hashPassword(readPassword(password), context.passwordCost);
  inTransaction(context.db, () => {
    setPasswordHash(context.db, agentId, passwordHash);
    note(context, 'agents.password', agentId, {});
  });
}

/** Throws agents.unknown, agents.badRole. */
export function changeRole(context: AccountsContext, login: string, role: string): void {
  const { agentId } = requireAccount(context.db, login);
  const wanted = readRole(role);
  inTransaction(context.db, () => {
    setRole(context.db, agentId, wanted);
    note(context, 'agents.role', agentId, { role: wanted });
  });
}

/** Shuts the account and ends its sessions. Throws agents.unknown. */
export function disableAccount(context: AccountsContext, login: string): void {
  const { agentId } = requireAccount(context.db, login);
  inTransaction(context.db, () => {
    disableAgent(context.db, agentId, context.nowMilliseconds);
    note(context, 'agents.disable', agentId, {});
  });
}

/** Opens the account again, after disabling or ten wrong passwords. Throws agents.unknown. */
export function enableAccount(context: AccountsContext, login: string): void {
  const { agentId } = requireAccount(context.db, login);
  inTransaction(context.db, () => {
    enableAgent(context.db, agentId);
    note(context, 'agents.enable', agentId, {});
  });
}

/** Throws agents.unknown: so that a wrong login is told before a password is asked for. */
export function requireAccount(db: Database, login: string): AgentAccount {
  const account = findAgentByLogin(db, login);
  if (account) return account;
  throw new PaylineError(
    'agents.unknown',
    `There is no agent ${login}. "payline agents list" shows them all.`,
  );
}

function requireFree(db: Database, login: string): void {
  if (findAgentByLogin(db, login)) throw taken(login);
}

function taken(login: string): PaylineError {
  return new PaylineError(
    'agents.loginTaken',
    `There is an agent ${login} already (upper and lower case are the same). Choose another ` +
      'login, or give that one a new password with "payline agents password".',
  );
}

function note(
  { db, nowMilliseconds }: AccountsContext,
  action: string,
  subject: string,
  detail: Readonly<Record<string, string>>,
): void {
  audit(db, { actor: 'operator', action, subject, detail }, nowMilliseconds);
}
