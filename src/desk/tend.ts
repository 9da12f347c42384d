import { callbackAt } from '../store/callback-places.ts';
import { findCall } from '../store/calls.ts';
import { openConversations } from '../store/conversations.ts';
import { noteDeskEvent } from '../store/desk-events.ts';
import { localHandler } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import { findEntry } from '../store/queue-entries.ts';
import { offerCalls, withdrawStaleOffers } from './assign.ts';
import { lineUpCallbacks } from './callbacks/line-up.ts';
import { tendCallbacks } from './callbacks/tend.ts';
import { finishConversation } from './finish.ts';
import type { DeskTools } from './tools.ts';

/**
 * 'tendDesk': looks after the desk when something has changed: conversations whose caller has hung
 * up end, callbacks come into line when their time has come, offers of callers who are gone are
 * withdrawn, and who waits is offered to who is ready.
 * Says the same however often it runs.
 */
export const createTendHandler = (tools: DeskTools) =>
  localHandler((db, _job, now) => {
    endGoneConversations(db, now);
    tendCallbacks(tools, db, now);
    lineUpCallbacks(tools, db, now);
    withdrawStaleOffers(db, now);
    offerCalls(tools, db, now);
    noteDeskEvent(db, { text: 'The line changed.' }, now);
    return { result: 'done' };
  });

function endGoneConversations(db: Database, now: number): void {
  for (const conversation of openConversations(db)) {
    if (callbackAt(conversation.callSid) !== null) continue;
    const call = findCall(db, conversation.callSid);
    if (!call || call.endedAtMilliseconds !== null) {
      finishConversation(db, conversation, { by: 'caller', how: 'finished' }, now);
    } else if (findEntry(db, conversation.entryId)?.state !== 'connected') {
      // The carrier ended the conference by itself, and the caller is in line again.
      finishConversation(db, conversation, { by: 'carrier', how: 'agentLost' }, now);
    }
  }
}
