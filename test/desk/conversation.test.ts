import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ringColleague } from '../../src/desk/consult.ts';
import { undoConversation } from '../../src/desk/finish.ts';
import {
  createHoldCallerHandler,
  createMuteLegHandler,
  createSuperviseLegHandler,
} from '../../src/desk/jobs/conference-jobs.ts';
import { createExpireLegHandler } from '../../src/desk/jobs/expire-leg.ts';
import { setPresence } from '../../src/store/agent-presence.ts';
import {
  type ConversationRow,
  changeConversation,
  openConversations,
} from '../../src/store/conversations.ts';
import { timelineOf } from '../../src/store/desk-events.ts';
import { changeLeg, type LegRow, legsOfConversation } from '../../src/store/desk-legs.ts';
import type { JobHandler } from '../../src/store/job-handler.ts';
import type { Database } from '../../src/store/open.ts';
import type { Job } from '../../src/store/outbox.ts';
import { newDatabase } from '../payments/support.ts';
import { Floor } from './floor.ts';

const CONFERENCE = `CF${'1'.repeat(32)}`;

let db: Database;
let floor: Floor;
/** Ada talks with agent-0; agent-1 is ready. */
beforeEach(() => {
  db = newDatabase();
  floor = new Floor([db], 2);
  floor.arrives('ada', 'standard');
  floor.tend();
  floor.takes('agent-0');
});
afterEach(() => db.close());

function talk(): ConversationRow {
  const [open] = openConversations(db);
  if (!open) throw new Error('Nobody talks.');
  return open;
}

function legOf(agentId: string): LegRow {
  const { conversationId } = talk();
  const leg = legsOfConversation(db, conversationId).find((one) => one.agentId === agentId);
  if (!leg) throw new Error(`${agentId} has no telephone in it.`);
  return leg;
}

/** One try of a job, as the outbox makes it. */
async function run<Request, Outcome>(
  handler: JobHandler<Request, Outcome>,
  subject: string,
  attempts = 1,
): Promise<string> {
  const job: Job = {
    ...{ id: 1, key: subject, kind: 'test', subject, payload: {}, owner: 'test' },
    ...{ dueAtMilliseconds: floor.now, attempts },
  };
  const outcome = await handler.call(handler.prepare(db, job, floor.now));
  return handler.record(db, job, outcome, floor.now).result;
}

/** agent-1 is rung, to help or to supervise. */
function rings(kind: 'consult' | 'supervisor'): void {
  const { conversationId } = talk();
  const mode = kind === 'supervisor' ? 'listen' : null;
  if (kind === 'consult')
    setPresence(db, 'agent-1', { state: 'onCall', conversationId }, floor.now);
  ringColleague(floor.tools, db, { agentId: 'agent-1', conversationId, kind, mode }, floor.now);
}

describe('a colleague who is rung', () => {
  it('and does not come is ready for other calls', async () => {
    rings('consult');
    expect(await run(createExpireLegHandler(), legOf('agent-1').legId)).toBe('done');
    expect(floor.stateOf('agent-1')).toBe('ready');
    expect(timelineOf(db, talk().conversationId).at(-1)?.text).toBe('The colleague did not come.');
  });

  it('and has come is left alone', async () => {
    rings('consult');
    changeLeg(db, legOf('agent-1').legId, { state: 'joined' });
    await run(createExpireLegHandler(), legOf('agent-1').legId);
    expect(floor.stateOf('agent-1')).toBe('onCall');
  });

  it('has nothing to wrap up when the call ends before they come', () => {
    rings('consult');
    floor.ends('agent-0');
    expect(floor.stateOf('agent-0')).toBe('wrapUp');
    expect(floor.stateOf('agent-1')).toBe('ready');
  });

  it('has the caller when the agent’s telephone drops', () => {
    rings('consult');
    changeLeg(db, legOf('agent-1').legId, { state: 'joined' });
    floor.hangsUpPhone('agent-0');
    expect(floor.talks).toEqual({ 'agent-1': 'ada' });
    expect(floor.stateOf('agent-0')).toBe('wrapUp');
  });
});

describe('a caller who was taken as they went to pay', () => {
  it('keeps the place, in front, and nobody is offered the call meanwhile', () => {
    undoConversation(db, talk(), floor.now);
    floor.tend();
    expect(floor.line.map(({ state }) => state)).toEqual(['away']);
    expect(floor.offers).toEqual({});
    expect(floor.stateOf('agent-0')).toBe('ready');
    floor.arrives('ben', 'coverageEndsToday');
    floor.comesBack('ada');
    expect(floor.line.map(({ callSid }) => callSid)).toEqual(['CA-ada', 'CA-ben']);
  });
});

describe('what the carrier does not do', () => {
  const refused = {
    result: 'refused',
    code: 20_001,
    status: 400,
    detail: 'no',
    sentence: '',
  } as const;
  const silent = { result: 'unknown', why: 'noAnswer', detail: 'no answer' } as const;
  const holding = () => createHoldCallerHandler(floor.toolsWith({ holdParticipant: refused }));

  beforeEach(() => {
    changeConversation(db, talk().conversationId, { conferenceSid: CONFERENCE, isOnHold: true });
  });

  it('is shown as it is: the caller is not on hold', async () => {
    expect(await run(holding(), talk().conversationId)).toBe('done');
    expect(talk().isOnHold).toBe(false);
  });

  it('is asked for again while nobody knows', async () => {
    const handler = createHoldCallerHandler(floor.toolsWith({ holdParticipant: silent }));
    expect(await run(handler, talk().conversationId)).toBe('retry');
    expect(talk().isOnHold).toBe(true);
    expect(await run(handler, talk().conversationId, 5)).toBe('done');
    expect(talk().isOnHold).toBe(false);
  });

  it('leaves a telephone as it was heard', async () => {
    const { legId } = legOf('agent-0');
    changeLeg(db, legId, { isMuted: true, callSid: 'CA-agent' });
    await run(createMuteLegHandler(floor.toolsWith({ muteParticipant: refused })), legId);
    expect(legOf('agent-0').isMuted).toBe(false);
  });
});

it('waits with holding a caller until the conference has begun', async () => {
  const tools = floor.toolsWith({});
  changeConversation(db, talk().conversationId, { isOnHold: true });
  expect(await run(createHoldCallerHandler(tools), talk().conversationId)).toBe('retry');
  expect(tools.asked).toEqual([]);
});

describe('a supervisor who has come', () => {
  const supervises = async (mode: 'listen' | 'whisper' | 'join') => {
    const tools = floor.toolsWith({});
    changeLeg(db, legOf('agent-1').legId, { mode });
    await run(createSuperviseLegHandler(tools), legOf('agent-1').legId);
    return tools.asked;
  };

  beforeEach(() => {
    rings('supervisor');
    changeConversation(db, talk().conversationId, { conferenceSid: CONFERENCE });
    changeLeg(db, legOf('agent-1').legId, { state: 'joined', callSid: 'CA-supervisor' });
    changeLeg(db, legOf('agent-0').legId, { callSid: 'CA-agent' });
  });

  it('is heard by the agent alone before they are heard at all', async () => {
    expect(await supervises('whisper')).toEqual(['mute true', 'coach CA-agent', 'mute false']);
  });

  it('is heard by nobody while they listen', async () => {
    expect(await supervises('listen')).toEqual(['mute true', 'coach null']);
  });

  it('is heard by everybody once they join', async () => {
    expect(await supervises('join')).toEqual(['mute true', 'coach null', 'mute false']);
  });
});
