import type { Call } from '../call.ts';
import { type Document, fetchOnce, isDocument } from '../fetch-document.ts';
import type { DocumentRequest, Outcome } from '../outcome.ts';
import type { RoomDocument } from '../rooms/participant.ts';
import type { Verb } from '../twiml/document.ts';
import { SCHEMA_VIOLATION } from '../twiml/problems.ts';
import { executeGather } from './gather.ts';
import { soundsOf } from './sounds.ts';

/** Our own bound on documents in a row in which nobody hears anything. */
const MAXIMUM_SILENT_DOCUMENTS = 100;

/** How a document that is heard while a call waits came to its end. */
export type Waited = 'ended' | 'stopped' | 'left' | 'hung up' | 'failed';

export interface Waiting {
  /** Where it may stand; which verbs Twilio allows depends on it (reference 5.2 and 5.5). */
  readonly place: keyof typeof PLACES;
  /** Aborted when it is to be heard no longer. */
  readonly stop?: AbortSignal;
  /** Added to the standard fields of every request. */
  readonly fields?: () => Readonly<Record<string, string>>;
}

const SOUNDS: readonly Verb['verb'][] = ['Say', 'Play', 'Pause', 'Redirect'];
const PLACES = {
  queue: { verbs: [...SOUNDS, 'Gather', 'Leave', 'Hangup'], code: SCHEMA_VIOLATION },
  conference: { verbs: SOUNDS, code: 13_238 },
} as const satisfies Readonly<Record<string, { verbs: readonly Verb['verb'][]; code: number }>>;

/**
 * Runs a document beside the call's own, and those it leads to, until one ends. There is no
 * fallback: one that cannot be had or read is 'failed'.
 */
export async function runWaiting(
  call: Call,
  first: RoomDocument | Document,
  waiting: Waiting,
): Promise<Waited> {
  let next: RoomDocument | DocumentRequest | Document = first;
  for (let silent = 0; silent < MAXIMUM_SILENT_DOCUMENTS; silent += 1) {
    const before = call.moments;
    const document = 'verbs' in next ? next : await fetchWaiting(call, next, waiting);
    if (document === null) return 'failed';
    call.documentUrl = document.url;
    const outcome = await runVerbs(call, document.verbs, waiting);
    if (typeof outcome === 'string') return outcome;
    next = outcome;
    if (call.moments > before) silent = 0;
  }
  const message = `${MAXIMUM_SILENT_DOCUMENTS} documents in a row said and asked nothing.`;
  call.report({ code: 12400, message, severity: 'error' });
  return 'failed';
}

/** Null (and reported) when it cannot be had or read. */
export async function fetchWaiting(
  call: Call,
  request: RoomDocument | DocumentRequest,
  { fields }: Pick<Waiting, 'fields'>,
): Promise<Document | null> {
  const own = 'fields' in request ? request.fields : {};
  const document = await fetchOnce(call, {
    ...request,
    kind: 'fetch',
    fields: { ...fields?.(), ...own },
  });
  return isDocument(document) ? document : null;
}

async function runVerbs(
  call: Call,
  verbs: readonly Verb[],
  { place, stop }: Waiting,
): Promise<Waited | DocumentRequest> {
  const allowed: readonly Verb['verb'][] = PLACES[place].verbs;
  for (const verb of verbs) {
    if (stop?.aborted) return 'stopped';
    if (call.secondsLeft <= 0) return 'hung up';
    if (!allowed.includes(verb.verb)) {
      const message = `<${verb.verb}> may not stand in the document of a ${place}; it is ignored.`;
      call.report({ code: PLACES[place].code, message, severity: 'error', ...verb.place });
      continue;
    }
    const outcome = await runVerb(call, verb, stop);
    if (outcome === 'left' || outcome === 'hung up') return outcome;
    if (outcome.kind === 'fetch') return outcome;
    if (outcome.kind === 'end') return 'failed';
  }
  return stop?.aborted ? 'stopped' : 'ended';
}

async function runVerb(
  call: Call,
  verb: Verb,
  stop: AbortSignal | undefined,
): Promise<Outcome | 'left' | 'hung up'> {
  switch (verb.verb) {
    case 'Say':
    case 'Play':
    case 'Pause':
      for (const sound of soundsOf(call, [verb])) {
        if (stop?.aborted) break;
        await call.hear(sound, stop);
      }
      break;
    case 'Gather':
      return await executeGather(call, verb);
    case 'Redirect':
      return call.action(verb.url === '' ? null : verb.url, verb.method, {});
    case 'Leave':
      return 'left';
    case 'Hangup':
      return 'hung up';
  }
  return { kind: 'continue' };
}
