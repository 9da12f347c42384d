import { PaylineError } from '../../errors.ts';
import { presenceOf, setPresence } from '../../store/agent-presence.ts';
import { changeConversation } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { changeLeg, type LegRow, legsOfConversation } from '../../store/desk-legs.ts';
import {
  type Acting,
  colleagueOf,
  type Doers,
  overtaken,
  ownConversation,
  ownLeg,
  refuseTyped,
} from '../acting.ts';
import { refuseCardNumber } from '../card-number.ts';
import { backToReady, ringColleague } from '../consult.ts';
import { finishConversation } from '../finish.ts';
import { deskJob } from '../jobs/desk-job.ts';
import { handOver } from '../leg-left.ts';
import { ringAddressOf } from '../ring-address.ts';

type Names = 'hold' | 'mute' | 'consult' | 'conference' | 'handOver' | 'drop' | 'end' | 'note';

/** What an agent does in a call. */
export const conversationDoers: Doers<Names> = {
  hold(acting, { conversationId, isOnHold }) {
    spokenConversation(acting, conversationId);
    setHold(acting, conversationId, isOnHold);
  },
  mute(acting, { conversationId, isMuted }) {
    const { db, now } = acting;
    spokenConversation(acting, conversationId);
    const { legId } = ownLeg(acting, conversationId);
    changeLeg(db, legId, { isMuted });
    deskJob(db, 'muteLeg', legId, now, {}, String(now));
    note(acting, conversationId, isMuted ? 'The agent muted their phone.' : 'No longer muted.');
  },
  consult(acting, { conversationId, agentId }) {
    const { db, now, tools } = acting;
    spokenConversation(acting, conversationId);
    const colleague = colleagueOf(acting, agentId);
    if (consulted(acting, conversationId)) throw overtaken('A colleague is already being asked.');
    const isReady = presenceOf(db, agentId).state === 'ready';
    if (!isReady || ringAddressOf(tools, colleague) === null) {
      throw new PaylineError(
        'desk.colleagueBusy',
        `${colleague.name} is not ready for a call now. Choose somebody who is.`,
      );
    }
    setHold(acting, conversationId, true);
    setPresence(db, agentId, { state: 'onCall', conversationId }, now);
    ringColleague(tools, db, { agentId, conversationId, kind: 'consult', mode: null }, now);
    note(acting, conversationId, 'A colleague is asked; the caller is on hold.');
  },
  conference(acting, { conversationId }) {
    spokenConversation(acting, conversationId);
    requireConsulted(acting, conversationId);
    setHold(acting, conversationId, false);
  },
  handOver(acting, { conversationId }) {
    const { db, now } = acting;
    spokenConversation(acting, conversationId);
    const from = ownLeg(acting, conversationId);
    handOver(db, conversationId, from, requireConsulted(acting, conversationId), now);
    deskJob(db, 'hangUpLeg', from.legId, now);
  },
  drop(acting, { conversationId, legId }) {
    const { db, now } = acting;
    spokenConversation(acting, conversationId);
    const leg = legsOfConversation(db, conversationId).find((one) => one.legId === legId);
    if (leg?.kind !== 'consult' || leg.state === 'left')
      throw overtaken('They are not in the call.');
    if (leg.agentId !== null) backToReady(db, leg.agentId, conversationId, now);
    deskJob(db, 'hangUpLeg', legId, now);
    askAssignment(db, `dropped:${legId}`, now);
    note(acting, conversationId, 'The colleague was let go.');
  },
  end(acting, { conversationId }) {
    const conversation = ownConversation(acting, conversationId);
    finishConversation(acting.db, conversation, { by: 'agent', how: 'finished' }, acting.now);
  },
  note(acting, { conversationId, text }) {
    refuseCardNumber(text);
    const { db, agent } = acting;
    const isTheirs = presenceOf(db, agent.agentId).conversationId === conversationId;
    if (!isTheirs) throw overtaken('This call is not with you any more.');
    changeConversation(db, conversationId, { notes: text });
    note(acting, conversationId, 'Notes were written.');
  },
};

/** Theirs, and with a caller who speaks. */
function spokenConversation(acting: Acting, conversationId: string): void {
  refuseTyped(acting, ownConversation(acting, conversationId));
}

function setHold(acting: Acting, conversationId: string, isOnHold: boolean): void {
  const { db, now } = acting;
  changeConversation(db, conversationId, { isOnHold });
  deskJob(db, 'holdCaller', conversationId, now, {}, `${now}:${isOnHold}`);
  note(acting, conversationId, isOnHold ? 'The caller is on hold.' : 'The caller is off hold.');
}

function note({ db, now, agent }: Acting, conversationId: string, text: string): void {
  noteDeskEvent(db, { conversationId, agentId: agent.agentId, text }, now);
}

/** The colleague who is rung or has come; null when there is none. */
function consulted({ db }: Acting, conversationId: string): LegRow | null {
  const legs = legsOfConversation(db, conversationId);
  return legs.find(({ kind, state }) => kind === 'consult' && state !== 'left') ?? null;
}

function requireConsulted(acting: Acting, conversationId: string): LegRow {
  const leg = consulted(acting, conversationId);
  if (leg?.state === 'joined') return leg;
  throw new PaylineError('desk.notNow', 'No colleague is in the call yet. Wait until they join.');
}
