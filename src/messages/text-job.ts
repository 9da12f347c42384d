import type { JobHandler, JobResult } from '../store/job-handler.ts';
import type { Database } from '../store/open.ts';
import type { Job } from '../store/outbox.ts';
import {
  areTextsStopped,
  endText,
  findText,
  type NewText,
  noteNotTaken,
  stopTexts,
} from '../store/texts.ts';
import { type OutgoingText, STOPPED_CODE, type TextCarrier, type TextOutcome } from './carrier.ts';

/** Well inside the outbox's lease, so that two workers never hold one text. */
const DEADLINE_MILLISECONDS = 10_000;

/** What to do with the order to send, or why nothing may be sent. */
type Order =
  | { readonly send: OutgoingText }
  | { readonly send: null; readonly why: 'ended' | 'stopped' | 'perhapsSent' };

type Outcome = TextOutcome | Extract<Order, { send: null }>;

/**
 * Handles 'text' jobs. A message has no idempotency key, so an attempt whose answer was lost, by the
 * network or by our own end, is never repeated: the text stays 'unknown', and a person is alerted.
 */
export function createTextHandler(tools: {
  readonly carrier: TextCarrier;
  /** The number texts come from, E.164, as of now. */
  readonly from: () => string;
  /** The words as they go out, where the row may not hold all of them; else the row's body. */
  readonly bodyOf?: (db: Database, text: NewText) => string;
}): JobHandler<Order, Outcome> {
  return {
    prepare: (db, job) => readOrder(db, job, tools),
    call: async (order) =>
      order.send ? tools.carrier.send(order.send, DEADLINE_MILLISECONDS) : order,
    record: recordOutcome,
  };
}

function readOrder(
  db: Database,
  job: Job,
  { from, bodyOf }: Parameters<typeof createTextHandler>[0],
): Order {
  const text = findText(db, job.subject);
  if (text?.state !== 'queued') return { send: null, why: 'ended' };
  if (job.attempts - 1 > text.refusedAttempts) return { send: null, why: 'perhapsSent' };
  if (areTextsStopped(db, text.phoneNumber)) return { send: null, why: 'stopped' };
  const body = bodyOf?.(db, text) ?? text.body;
  return { send: { from: from(), to: text.phoneNumber, body } };
}

function recordOutcome(db: Database, job: Job, outcome: Outcome, now: number): JobResult {
  const text = findText(db, job.subject);
  if (!text) throw new Error(`Job ${job.key} is about a text that does not exist.`);
  if ('send' in outcome) return recordNothingSent(db, text.id, outcome.why, now);
  switch (outcome.result) {
    case 'sent':
      endText(db, text.id, { state: 'sent', messageSid: outcome.messageSid }, now);
      return { result: 'done' };
    case 'notTaken':
      noteNotTaken(db, text.id, now);
      return { result: 'retry', why: outcome.detail };
    case 'refused':
      return recordRefused(db, text, outcome.code, now);
    case 'unknown':
      return recordUnknown(db, text.id, outcome.detail, now);
  }
}

function recordNothingSent(
  db: Database,
  id: string,
  why: Extract<Order, { send: null }>['why'],
  now: number,
): JobResult {
  if (why === 'perhapsSent') return recordUnknown(db, id, 'an earlier attempt was cut off', now);
  if (why === 'stopped') endText(db, id, { state: 'stopped' }, now);
  return { result: 'done' };
}

function recordUnknown(db: Database, id: string, detail: string, now: number): JobResult {
  endText(db, id, { state: 'unknown' }, now);
  const message = 'A text may or may not have been sent; it is not sent again.';
  return { result: 'done', alert: { message, fields: { text: id, detail } } };
}

function recordRefused(
  db: Database,
  text: { readonly id: string; readonly phoneNumber: string },
  code: number,
  now: number,
): JobResult {
  if (code === STOPPED_CODE) {
    stopTexts(db, text.phoneNumber, 'carrier', now);
    endText(db, text.id, { state: 'stopped', errorCode: code }, now);
    return { result: 'done' };
  }
  endText(db, text.id, { state: 'failed', errorCode: code }, now);
  const message = 'The carrier refused a text; see twilio.com/docs/errors for its code.';
  return { result: 'done', alert: { message, fields: { text: text.id, code } } };
}
