import type { Call } from '../call.ts';
import { Interrupted, type Outcome } from '../outcome.ts';
import type { CallQueue, QueueMember } from '../rooms/queues.ts';
import type { EnqueueVerb } from '../twiml/enqueue.ts';
import { absoluteAction, goOnBy, tellAction } from './action.ts';
import { runWaiting, type Waited } from './wait-document.ts';

/** Our own bound on rounds of a waitUrl in which nobody hears anything. */
const MAXIMUM_SILENT_ROUNDS = 100;

/**
 * Puts the call in a queue, where it hears waitUrl again and again, until it leaves, hangs up, or
 * the REST API takes it out (reference 5.5 and 1.3).
 */
export async function executeEnqueue(call: Call, verb: EnqueueVerb): Promise<Outcome> {
  const { documentUrl } = call;
  const action = absoluteAction(call, verb);
  const queue =
    verb.queue === '' ? null : call.options.rooms.queues.named(verb.queue, call.options);
  if (queue === null) return goOnBy(call, action, { QueueResult: 'error' });
  const member = queue.join(call);
  if (member === null) return goOnBy(call, action, { QueueResult: 'queue-full' });
  call.note({ queue: 'joined' });
  try {
    const waited = await waitInLine(call, verb, queue, member);
    const fields = leave(queue, member);
    if (waited === 'hung up') {
      tellAction(call, action, 'completed', { QueueResult: 'hangup', ...fields });
      return { kind: 'end', reason: 'hangup by line' };
    }
    call.note({ queue: 'left' });
    const QueueResult = waited === 'left' ? 'leave' : 'error';
    return goOnBy(call, action, { QueueResult, ...fields });
  } catch (error) {
    if (error instanceof Interrupted) {
      const isOver = error.interruption.kind === 'hangup';
      const fields = { QueueResult: isOver ? 'hangup' : 'redirected', ...leave(queue, member) };
      // Who hangs up knows that they have left.
      if (!isOver) call.note({ queue: 'left' });
      tellAction(call, action, isOver ? 'completed' : call.status, fields);
    }
    throw error;
  } finally {
    call.documentUrl = documentUrl;
  }
}

async function waitInLine(
  call: Call,
  verb: EnqueueVerb,
  queue: CallQueue,
  member: QueueMember,
): Promise<Exclude<Waited, 'ended' | 'stopped'>> {
  if (verb.waitUrl === null) {
    await call.pass(call.secondsLeft);
    return 'hung up';
  }
  const url = call.resolve(verb.waitUrl);
  if (url === null) return 'failed';
  const fields = () => queueFields(queue, member);
  for (let silent = 0; silent < MAXIMUM_SILENT_ROUNDS; silent += 1) {
    const before = call.moments;
    const waiting = { place: 'queue', fields } as const;
    const waited = await runWaiting(call, { url, method: verb.waitMethod }, waiting);
    if (waited !== 'ended' && waited !== 'stopped') return waited;
    if (call.moments > before) silent = 0;
  }
  const message = `waitUrl said and asked nothing, ${MAXIMUM_SILENT_ROUNDS} times in a row.`;
  call.report({ code: 12400, message, severity: 'error', ...verb.place });
  return 'failed';
}

function queueFields(queue: CallQueue, member: QueueMember): Record<string, string> {
  return {
    QueueSid: queue.sid,
    QueuePosition: String(queue.positionOf(member)),
    QueueTime: String(queue.waitedSeconds(member)),
    AvgQueueTime: String(queue.averageWaitSeconds()),
    CurrentQueueSize: String(queue.members.length),
    MaxQueueSize: String(queue.maximumSize),
  };
}

function leave(queue: CallQueue, member: QueueMember): Record<string, string> {
  queue.leave(member);
  return { QueueSid: queue.sid, QueueTime: String(queue.waitedSeconds(member)) };
}
