import { beforeEach, expect, it } from 'vitest';
import {
  type AccountsContext,
  type AccountWish,
  addAccount,
  changePassword,
  changeRole,
  disableAccount,
  enableAccount,
} from '../../src/desk/accounts.ts';
import { createIdentifiers } from '../../src/ids.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { findAgent, findAgentByLogin, listAgents } from '../../src/store/agents.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { PASSWORD, QUICK, START } from '../http/desk/support.ts';

let accounts: AccountsContext;
beforeEach(() => {
  const db = openDatabase(':memory:');
  migrate(db, START);
  const identifiers = createIdentifiers(new VirtualClock(START));
  accounts = { db, identifiers, nowMilliseconds: START, passwordCost: QUICK };
});

const ana: AccountWish = {
  ...{ login: 'Ana@plan.example', name: 'Ana Ruiz', role: 'agent' },
  ...{ phoneNumber: '+1 (415) 555-0142', password: PASSWORD },
};

it('is made once, found by its login in any case, and its number is E.164', async () => {
  const agentId = await addAccount(accounts, ana);
  expect(findAgentByLogin(accounts.db, 'ANA@PLAN.EXAMPLE')).toEqual({
    ...{ agentId, login: 'Ana@plan.example', name: 'Ana Ruiz', role: 'agent' },
    ...{ phoneNumber: '+14155550142', disabledAtMilliseconds: null },
    lockedUntilMilliseconds: null,
  });
  expect(findAgent(accounts.db, agentId)?.login).toBe('Ana@plan.example');
});

it.each<[string, Partial<AccountWish>]>([
  ['agents.loginTaken', { login: 'ana@PLAN.example' }],
  ['agents.badLogin', { login: 'a' }],
  ['agents.badLogin', { login: 'ana ruiz' }],
  ['agents.badLogin', { login: 'x'.repeat(65) }],
  ['agents.badName', { name: ' ' }],
  ['agents.badName', { name: 'Ana\u0007' }],
  ['agents.badName', { name: 'x'.repeat(81) }],
  ['agents.badRole', { role: 'admin' }],
  ['agents.badPhoneNumber', { phoneNumber: '415 555 0142' }],
  ['agents.badPhoneNumber', { phoneNumber: '+1' }],
  ['agents.badPhoneNumber', { phoneNumber: 'sip:ana@plan.example' }],
  ['agents.badPassword', { password: 'too short' }],
])('%s: %o', async (code, wrong) => {
  await addAccount(accounts, ana);
  const wish = { ...ana, login: 'ben', ...wrong };
  await expect(addAccount(accounts, wish)).rejects.toMatchObject({ code });
  expect(listAgents(accounts.db)).toHaveLength(1);
});

it('two made at once with one login are one account', async () => {
  const both = await Promise.allSettled([addAccount(accounts, ana), addAccount(accounts, ana)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(listAgents(accounts.db)).toHaveLength(1);
});

it.each<[string, () => unknown]>([
  ['a new password', () => changePassword(accounts, 'nobody', PASSWORD)],
  ['a role', async () => changeRole(accounts, 'nobody', 'agent')],
  ['disabling', async () => disableAccount(accounts, 'nobody')],
  ['enabling', async () => enableAccount(accounts, 'nobody')],
])('%s of nobody is refused', async (_what, change) => {
  await expect(change()).rejects.toMatchObject({ code: 'agents.unknown' });
});

it('every change is in the audit, without names', async () => {
  const agentId = await addAccount(accounts, ana);
  await changePassword(accounts, ana.login, 'another four words');
  changeRole(accounts, ana.login, 'supervisor');
  disableAccount(accounts, ana.login);
  enableAccount(accounts, ana.login);
  const rows = accounts.db.prepare('SELECT actor, action, subject, detail FROM audit').all();
  expect(rows).toEqual(
    [
      ['agents.add', '{"role":"agent"}'],
      ['agents.password', '{}'],
      ['agents.role', '{"role":"supervisor"}'],
      ['agents.disable', '{}'],
      ['agents.enable', '{}'],
    ].map(([action, detail]) => ({ actor: 'operator', action, subject: agentId, detail })),
  );
});
