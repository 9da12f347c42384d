import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';

/**
 * Something changed about who waits or who serves: the desk looks again. `cause` names this change,
 * so that a repeated request asks once; call it inside the transaction that makes the change.
 */
export function askAssignment(db: Database, cause: string, nowMilliseconds: number): void {
  enqueue(db, {
    key: `tendDesk:${cause}`,
    kind: 'tendDesk',
    subject: 'desk',
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}

/**
 * The conversation a caller comes back to is over: they go on to what the flow has for them. Call it
 * inside the transaction that brings them back; `cause` names it.
 */
export function askRelease(
  db: Database,
  conversationId: string,
  cause: string,
  nowMilliseconds: number,
): void {
  enqueue(db, {
    key: `releaseCaller:${conversationId}:${cause}`,
    kind: 'releaseCaller',
    subject: conversationId,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}
