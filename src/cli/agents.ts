import { systemClock } from '../clock.ts';
import {
  type AccountsContext,
  addAccount,
  changePassword,
  changeRole,
  disableAccount,
  enableAccount,
  requireAccount,
} from '../desk/accounts.ts';
import { createIdentifiers } from '../ids.ts';
import { type AgentAccount, listAgents } from '../store/agents.ts';
import { readNewPassword } from './ask-password.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';

export interface AddArguments {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly phone?: string;
  readonly passwordStdin?: boolean;
}

/** `payline agents add`; throws what addAccount does. */
export async function add({ phone, passwordStdin, ...wish }: AddArguments): Promise<void> {
  await inAccounts(async (context) => {
    const password = await readNewPassword(passwordStdin === true);
    await addAccount(context, { ...wish, phoneNumber: phone ?? null, password });
  });
  console.log(`${wish.name} can sign in at /desk as ${wish.login}.`);
}

/** `payline agents list`: every account, disabled and locked ones too. */
export async function list(asJson: boolean): Promise<void> {
  const accounts = await inAccounts(({ db }) => listAgents(db));
  if (asJson) return console.log(JSON.stringify(accounts));
  const lines = accounts.map((account) => lineOf(account, systemClock.now()));
  console.log(lines.join('\n') || 'No agents yet: "payline agents add" makes the first.');
}

/** `payline agents password`; throws what changePassword does. */
export async function password(login: string, fromStdin: boolean): Promise<void> {
  await inAccounts(async (context) => {
    requireAccount(context.db, login);
    await changePassword(context, login, await readNewPassword(fromStdin));
  });
  console.log(`${login} has a new password and is signed out everywhere.`);
}

/** `payline agents role`; throws what changeRole does. */
export async function role(login: string, wanted: string): Promise<void> {
  await inAccounts((context) => changeRole(context, login, wanted));
  console.log(`${login} is ${wanted} from now on.`);
}

/** `payline agents disable`; throws agents.unknown. */
export async function disable(login: string): Promise<void> {
  await inAccounts((context) => disableAccount(context, login));
  console.log(`${login} can no longer sign in and is signed out everywhere.`);
}

/** `payline agents enable`; throws agents.unknown. */
export async function enable(login: string): Promise<void> {
  await inAccounts((context) => enableAccount(context, login));
  console.log(`${login} can sign in.`);
}

/** One line of the list. */
export function lineOf(account: AgentAccount, nowMilliseconds: number): string {
  const { login, name, role: itsRole, phoneNumber } = account;
  const isLocked = (account.lockedUntilMilliseconds ?? 0) > nowMilliseconds;
  return [
    ...[login, name, itsRole, phoneNumber ?? 'browser only'],
    ...(account.disabledAtMilliseconds === null ? [] : ['disabled']),
    ...(isLocked ? ['locked'] : []),
  ].join('  ');
}

function inAccounts<Result>(work: (context: AccountsContext) => Result | Promise<Result>) {
  const nowMilliseconds = systemClock.now();
  const identifiers = createIdentifiers(systemClock);
  return inLineDatabase(
    readEnvironment(),
    (db) => work({ db, nowMilliseconds, identifiers }),
    'create',
  );
}
