import { PaylineError } from '../errors.ts';
import { presenceOf, setPresence } from '../store/agent-presence.ts';
import { findAgent } from '../store/agents.ts';
import { findConversation } from '../store/conversations.ts';
import { deskSequence, noteDeskEvent } from '../store/desk-events.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { openOfferOf } from '../store/offers.ts';
import type { Database } from '../store/open.ts';
import { findEntry } from '../store/queue-entries.ts';
import { inTransaction } from '../store/statement.ts';
import type { Acting } from './acting.ts';
import { billDoers } from './actions/bills.ts';
import { callbackDoers } from './actions/callbacks.ts';
import { conversationDoers } from './actions/conversation.ts';
import { listDoers } from './actions/lists.ts';
import { offerDoers } from './actions/offers.ts';
import { payingDoers, paymentDoers } from './actions/payment.ts';
import { presenceDoers } from './actions/presence.ts';
import { refundDoers } from './actions/refunds.ts';
import { supervisorDoers } from './actions/supervisor.ts';
import { typingDoers } from './actions/typing.ts';
import { passOffer } from './assign.ts';
import { createChanges } from './changes.ts';
import type { DeskAction, DeskAnswer } from './contract.ts';
import { finishConversation, SIGNED_OUT } from './finish.ts';
import { createMemberNames } from './names.ts';
import type { Desk } from './port.ts';
import { deskState } from './state.ts';
import type { DeskTools } from './tools.ts';

const doers = {
  ...presenceDoers,
  ...offerDoers,
  ...conversationDoers,
  ...supervisorDoers,
  ...listDoers,
  ...typingDoers,
  ...paymentDoers,
  ...refundDoers,
  ...callbackDoers,
};

/** Those that wait for somebody before they write. */
const asyncDoers = { ...payingDoers, ...billDoers };

/** The agents' side of the line: what they see, and what they do. */
export function createDesk(tools: DeskTools): Desk {
  const { line } = tools;
  const changes = createChanges({ clock: line.clock, sequence: () => deskSequence(line.db) });
  const names = createMemberNames(line.directory, () => {
    noteDeskEvent(line.db, { text: 'A name was looked up.' }, line.clock.now());
    changes.look();
  });
  const seen = { ...tools, names };
  return {
    state(agentId) {
      const agent = findAgent(line.db, agentId);
      if (agent) return deskState(seen, agent);
      throw new PaylineError('desk.notSignedIn', 'This account is no longer there.');
    },
    async act(agentId, action) {
      const answer = await act(tools, agentId, action);
      line.worker.kick();
      changes.look();
      return answer;
    },
    onChange: changes.onChange,
    signedIn: (agentId) => {
      comeIn(tools, agentId);
      changes.look();
    },
    signedOut: (agentId) => {
      goOut(tools, agentId);
      line.worker.kick();
      changes.look();
    },
    close: changes.close,
  };
}

async function act(tools: DeskTools, agentId: string, action: DeskAction): Promise<DeskAnswer> {
  const { db, clock, log } = tools.line;
  try {
    const agent = findAgent(db, agentId);
    if (agent?.disabledAtMilliseconds !== null) {
      throw new PaylineError('desk.notSignedIn', 'This account can no longer be used.');
    }
    const acting: Acting = { tools, db, now: clock.now(), agent };
    const write = await writerOf(acting, action);
    inTransaction(db, () => write({ ...acting, now: clock.now() }));
    return { ok: true };
  } catch (error) {
    if (error instanceof PaylineError)
      return { ok: false, code: error.code, message: error.message };
    log.error({ err: error, action: action.action }, 'An action of the desk failed.');
    return { ok: false, code: 'desk.failed', message: 'That did not work. Try it again.' };
  }
}

/** What the action writes, once everybody has been asked who must be. */
async function writerOf(acting: Acting, action: DeskAction): Promise<(later: Acting) => void> {
  const ask = asyncDoers[action.action as keyof typeof asyncDoers];
  if (ask) return await ask(acting, action as never);
  const write = doers[action.action as keyof typeof doers];
  return (later) => write(later, action as never);
}

function comeIn({ line }: DeskTools, agentId: string): void {
  const { db, clock } = line;
  const now = clock.now();
  const { state, reason, conversationId } = presenceOf(db, agentId);
  if (state !== 'offline' && reason !== SIGNED_OUT) return;
  inTransaction(db, () => {
    if (state !== 'offline') setPresence(db, agentId, { state, conversationId }, now);
    else if (conversationId !== null) {
      setPresence(db, agentId, { state: 'wrapUp', conversationId }, now);
    } else setPresence(db, agentId, { state: 'away', reason: 'Signed in' }, now);
    noteDeskEvent(db, { agentId, text: 'Signed in.' }, now);
  });
}

/**
 * Who goes in the middle of a call has it, and its wrap-up, when they come back: their phone holds
 * it. A caller who types has nobody without the page, and goes to the front of the line.
 */
function goOut({ line }: DeskTools, agentId: string): void {
  const { db, clock } = line;
  const now = clock.now();
  inTransaction(db, () => {
    const offer = openOfferOf(db, agentId);
    if (offer) passOffer(db, offer, 'declined', now);
    leaveTyped(db, agentId, now);
    const { state, conversationId } = presenceOf(db, agentId);
    const isTalking = state === 'onCall';
    setPresence(
      db,
      agentId,
      isTalking
        ? { state, reason: SIGNED_OUT, conversationId }
        : { state: 'offline', conversationId },
      now,
    );
    noteDeskEvent(db, { agentId, text: 'Signed out.' }, now);
    askAssignment(db, `out:${agentId}:${now}`, now);
  });
}

function leaveTyped(db: Database, agentId: string, now: number): void {
  const { conversationId } = presenceOf(db, agentId);
  const conversation = conversationId === null ? null : findConversation(db, conversationId);
  if (conversation?.state !== 'open' || conversation.agentId !== agentId) return;
  if (findEntry(db, conversation.entryId)?.channel !== 'tty') return;
  finishConversation(db, conversation, { by: 'agent', how: 'agentLost' }, now);
}
