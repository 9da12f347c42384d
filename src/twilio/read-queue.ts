import type { QueueEvent } from '../../flows/vocabulary.ts';
import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';

type QueueLeft = Extract<QueueEvent, { type: 'queueLeft' }>;

/**
 * Reads the action callback of <Enqueue> (https://www.twilio.com/docs/voice/twiml/enqueue). Null for
 * an end whose answer the carrier does not heed: the caller hung up, or was sent elsewhere by us.
 * @throws PaylineError webhook.malformed when no result is given.
 */
export function readQueueResult(form: Form): QueueLeft | null {
  const result = form.get('QueueResult');
  if (result === undefined) {
    throw new PaylineError('webhook.malformed', 'The callback of a queue names no QueueResult.');
  }
  if (result === 'leave') return { type: 'queueLeft', how: 'left' };
  return ENDED_BY_OTHERS.has(result) ? null : { type: 'queueLeft', how: 'failed' };
}

const ENDED_BY_OTHERS: ReadonlySet<string> = new Set([
  'bridged',
  'bridging-in-process',
  'hangup',
  'redirected',
  'redirected-from-bridged',
]);
