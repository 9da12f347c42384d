import type { Call } from './call.ts';
import type { CarrierError } from './contract.ts';
import type { DocumentRequest } from './outcome.ts';
import type { Verb } from './twiml/document.ts';
import { readDocument } from './wire/content-types.ts';

export interface Document {
  /** Public URL; null for inline TwiML, whose relative URLs have nothing to start from. */
  readonly url: string | null;
  readonly verbs: readonly Verb[];
}

/**
 * The document a request leads to. When it cannot be had or read, the fallback URL is asked with
 * ErrorCode and ErrorUrl; null when that does not help either.
 */
export async function fetchDocument(
  call: Call,
  request: DocumentRequest,
): Promise<Document | null> {
  const document = await fetchOnce(call, request);
  if (isDocument(document)) return document;
  const { fallbackUrl } = call.options.line;
  if (fallbackUrl === undefined) return null;
  const fallback = await fetchOnce(call, {
    kind: 'fetch',
    url: fallbackUrl,
    method: 'POST',
    fields: { ErrorCode: String(document.code), ErrorUrl: document.url ?? request.url },
  });
  return isDocument(fallback) ? fallback : null;
}

export function isDocument(fetched: Document | CarrierError): fetched is Document {
  return 'verbs' in fetched;
}

/** The document a request leads to, without help from the fallback URL; errors are reported. */
export async function fetchOnce(
  call: Call,
  { url, method, fields }: DocumentRequest,
): Promise<Document | CarrierError> {
  const answer = await call.ask({ url, method, fields: { ...call.fields(), ...fields } });
  if ('error' in answer) {
    call.report(answer.error);
    return answer.error;
  }
  const { verbs, problems } = readDocument(answer.answer, answer.url);
  for (const problem of problems) call.report({ ...problem, url: answer.url });
  if (verbs) return { url: answer.url, verbs };
  const fatal = problems.find(({ severity }) => severity === 'error');
  return { code: 12100, message: '', severity: 'error', ...fatal, url: answer.url };
}
