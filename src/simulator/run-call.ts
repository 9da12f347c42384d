import type { Call } from './call.ts';
import { CallProgress } from './call-progress.ts';
import type { NewDocument } from './carrier.ts';
import type { CallPlan, EndReason } from './contract.ts';
import { type Document, fetchDocument } from './fetch-document.ts';
import { type DocumentRequest, Interrupted, type Outcome } from './outcome.ts';
import { parseTwiml } from './twiml/document.ts';
import { execute } from './verbs/execute.ts';
import { callToken, isUnderWay } from './wire/fields.ts';

/** Our own bound on documents in a row that the caller notices nothing of; Twilio has none. */
const MAXIMUM_SILENT_DOCUMENTS = 100;

/** What is heard when a document cannot be had and no fallback helps. */
const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

type Next = DocumentRequest | { readonly kind: 'run'; readonly twiml: string };

/** Runs a call to the line from ringing to its end and tells the status URL. */
export async function runCall(call: Call, plan: CallPlan): Promise<EndReason> {
  // The caller of placeCall holds the call before its handset hears of it.
  await Promise.resolve();
  call.note({ dial: { callSid: call.facts.callSid, from: plan.from, to: plan.to } });
  const { voiceUrl, statusUrl } = call.options.line;
  const fields = { CallToken: callToken(call.facts) };
  const reason = await runDocuments(call, { url: voiceUrl, method: 'POST' }, fields);
  const settings = statusUrl === undefined ? null : { url: statusUrl, ...ONLY_THE_END };
  return await endCall(call, reason, new CallProgress(call, settings));
}

/** A number's own status URL hears of the end alone. */
const ONLY_THE_END = { method: 'POST', events: ['completed'] } as const;

/** What is left to do once the call itself is over. */
export async function endCall(
  call: Call,
  reason: EndReason,
  progress: CallProgress,
): Promise<EndReason> {
  if (call.status === 'in-progress') call.status = 'completed';
  else if (isUnderWay(call.status)) call.status = 'canceled';
  call.payments.callEnded();
  call.note({ end: reason });
  call.inBackground(call.streams.end());
  progress.tell('completed');
  await call.settled();
  return reason;
}

/** Runs documents from `first` on, which is asked for with `fields`, until the call is over. */
export async function runDocuments(
  call: Call,
  first: NewDocument,
  fields: Readonly<Record<string, string>>,
): Promise<EndReason> {
  let next = requestFor(first, fields);
  let isRedirected = false;
  for (let silent = 0; silent < MAXIMUM_SILENT_DOCUMENTS; silent += 1) {
    const before = call.moments;
    try {
      // What the call was doing when it was sent elsewhere is told first.
      if (isRedirected) await call.allTold();
      isRedirected = false;
      const outcome: Outcome = await runDocument(call, next);
      if (outcome.kind === 'end') return outcome.reason;
      if (outcome.kind === 'continue') return 'end of document';
      next = outcome;
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      if (error.interruption.kind === 'hangup') return error.interruption.reason;
      next = requestFor(error.interruption.document, {});
      call.clearInterruption();
      isRedirected = true;
    }
    if (call.moments > before) silent = 0;
  }
  const message = `${MAXIMUM_SILENT_DOCUMENTS} documents in a row said and asked nothing.`;
  call.report({ code: 12400, message, severity: 'error' });
  return 'error';
}

async function runDocument(call: Call, next: Next): Promise<Outcome> {
  const document =
    next.kind === 'run' ? parseInline(call, next.twiml) : await fetchDocument(call, next);
  const [first] = document?.verbs ?? [];
  if (call.status === 'ringing' && first?.verb === 'Reject') {
    call.status = first.reason === 'busy' ? 'busy' : 'no-answer';
    return { kind: 'end', reason: 'rejected' };
  }
  answer(call);
  if (!document) {
    await call.hear({ kind: 'say', text: APOLOGY, language: 'en-US', voice: 'man' });
    return { kind: 'end', reason: 'error' };
  }
  call.documentUrl = document.url;
  for (const verb of document.verbs) {
    if (call.secondsLeft <= 0) break;
    const outcome = await execute(call, verb);
    if (outcome.kind !== 'continue') return outcome;
  }
  return { kind: 'continue' };
}

/** The call is taken, unless it was before. */
export function answer(call: Call): void {
  if (call.answeredAt !== null) return;
  call.status = 'in-progress';
  call.answeredAt = call.options.clock.now();
}

function parseInline(call: Call, twiml: string): Document | null {
  const { verbs, problems } = parseTwiml(twiml);
  for (const problem of problems) call.report(problem);
  return verbs && { url: null, verbs };
}

function requestFor(document: NewDocument, fields: Readonly<Record<string, string>>): Next {
  return 'twiml' in document
    ? { kind: 'run', twiml: document.twiml }
    : { kind: 'fetch', ...document, fields };
}
