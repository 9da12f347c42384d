import { setPresence } from '../../src/store/agent-presence.ts';
import { addAgent } from '../../src/store/agents.ts';
import type { Database } from '../../src/store/open.ts';

/** Agents with accounts at the desk, on duty or not. */
export function staffDesk(db: Database, count: number, isOnDuty: boolean, now: number): void {
  for (let number = 1; number <= count; number += 1) {
    const agentId = `agent-${number}`;
    const named = { agentId, login: agentId, name: `Agent ${number}` };
    addAgent(db, { ...named, role: 'agent', phoneNumber: null, passwordHash: 'none' }, now);
    if (isOnDuty) setPresence(db, agentId, { state: 'ready' }, now);
  }
}
