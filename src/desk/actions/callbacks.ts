import { PaylineError } from '../../errors.ts';
import { placeOfCallback } from '../../store/callback-places.ts';
import { type Callback, findCallback } from '../../store/callbacks.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { entryOf, type QueueEntry } from '../../store/queue-entries.ts';
import { type Acting, type Doers, overtaken } from '../acting.ts';
import { offer } from '../assign.ts';
import { isCallable, lineUpCallback } from '../callbacks/line-up.ts';
import { requireFree } from './presence.ts';
import { requirePhone } from './supervisor.ts';

/** What an agent does about members who want to be called. */
export const callbackDoers: Doers<'takeCallback'> = {
  /** Whenever it is due: the agent's own telephone rings first, as for every offer. */
  takeCallback(acting, { callbackId }) {
    const { db, now, tools, agent } = acting;
    requireFree(acting);
    requirePhone(acting);
    const callback = findCallback(db, callbackId);
    if (callback?.state !== 'waiting') throw overtaken('This callback is not waiting any more.');
    requireDaytime(acting, callback);
    const entry = inLine(acting, callback);
    offer(tools, db, entry, agent, now);
    noteDeskEvent(db, { agentId: agent.agentId, text: 'A callback was taken from the list.' }, now);
  },
};

function requireDaytime({ tools, now }: Acting, { region }: Callback): void {
  if (isCallable(tools.line.facts, region, now)) return;
  throw new PaylineError(
    'desk.notNow',
    'This member may not be called at this hour. Call while their office is open.',
  );
}

function inLine({ db, tools }: Acting, callback: Callback): QueueEntry {
  const place = placeOfCallback(callback.callbackId);
  if (entryOf(db, place)?.state === 'offered') {
    throw overtaken('This callback is being offered to a colleague.');
  }
  lineUpCallback(tools, db, callback);
  const entry = entryOf(db, place);
  if (entry) return entry;
  throw overtaken('This callback is not waiting any more.');
}
