import { createHmac } from 'node:crypto';
import { systemClock } from '../../clock.ts';
import { addAccount } from '../../desk/accounts.ts';
import { createIdentifiers } from '../../ids.ts';
import { findAgentByLogin } from '../../store/agents.ts';
import { inLineDatabase } from '../database.ts';
import type { Environment } from '../environment.ts';

/** Who works at the demo's desk; their telephones are pages of the carrier. */
export const demoAgents = [
  { login: 'dana', name: 'Dana Ortiz', role: 'agent', phoneNumber: '+14155550190' },
  { login: 'lee', name: 'Lee Tran', role: 'agent', phoneNumber: '+14155550191' },
  { login: 'sam', name: 'Sam Okoye', role: 'supervisor', phoneNumber: '+14155550192' },
] as const;

/** One password for all of them, the same at every start of this demo and at no other. */
export function demoPassword(turnSecret: string): string {
  return `demo-${createHmac('sha256', turnSecret).update('desk').digest('hex').slice(0, 10)}`;
}

/** Gives the demo's database its agents, unless it has them. */
export async function addDemoAgents(environment: Environment, turnSecret: string): Promise<void> {
  const password = demoPassword(turnSecret);
  await inLineDatabase(environment, async (db) => {
    const nowMilliseconds = systemClock.now();
    const identifiers = createIdentifiers(systemClock);
    for (const agent of demoAgents) {
      if (findAgentByLogin(db, agent.login) !== null) continue;
      await addAccount({ db, nowMilliseconds, identifiers }, { ...agent, password });
    }
  });
}
