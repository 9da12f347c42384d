import { PaylineError } from '../../errors.ts';
import { presenceOf, setPresence } from '../../store/agent-presence.ts';
import { keepWrapUp } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import type { Acting, Doers } from '../acting.ts';
import { overtaken } from '../acting.ts';
import { refuseCardNumber } from '../card-number.ts';

/** Ready, away, and the wrap-up that comes before being ready again. */
export const presenceDoers: Doers<'ready' | 'away' | 'wrapUp'> = {
  ready(acting) {
    requireFree(acting);
    becomeReady(acting);
  },
  away(acting, { reason }) {
    const { db, now, agent, tools } = acting;
    requireFree(acting);
    if (!tools.line.facts.desk.awayReasons.includes(reason)) {
      throw new PaylineError(
        'desk.badRequest',
        'This is no reason to be away at this desk. Choose one of the list.',
      );
    }
    setPresence(db, agent.agentId, { state: 'away', reason }, now);
    noteDeskEvent(db, { agentId: agent.agentId, text: 'Away.' }, now);
  },
  wrapUp(acting, { conversationId, code, text }) {
    const { db, now, agent, tools } = acting;
    const presence = presenceOf(db, agent.agentId);
    if (presence.state !== 'wrapUp' || presence.conversationId !== conversationId) {
      throw overtaken('There is no wrap-up to do for this call.');
    }
    if (!tools.line.facts.desk.wrapUpCodes.some((known) => known.code === code)) {
      throw new PaylineError('desk.badRequest', 'This is no wrap-up code. Choose one of the list.');
    }
    refuseCardNumber(text);
    keepWrapUp(db, { conversationId, agentId: agent.agentId, code, text }, now);
    noteDeskEvent(db, { conversationId, agentId: agent.agentId, text: 'Wrapped up.' }, now);
    becomeReady(acting);
  },
};

function becomeReady({ db, now, agent }: Acting): void {
  setPresence(db, agent.agentId, { state: 'ready' }, now);
  noteDeskEvent(db, { agentId: agent.agentId, text: 'Ready.' }, now);
  askAssignment(db, `ready:${agent.agentId}:${now}`, now);
}

/** Who rings, talks or has a wrap-up to do finishes that first. */
export function requireFree({ db, agent }: Acting): void {
  const { state } = presenceOf(db, agent.agentId);
  if (state === 'ready' || state === 'away' || state === 'offline') return;
  const first = {
    offered: 'A call is being offered to you. Take it or decline it first.',
    onCall: 'You are in a call. End it first.',
    wrapUp: 'Choose a wrap-up code for your last call first.',
  }[state];
  throw new PaylineError('desk.notNow', first);
}
