import type { CallContext } from '../context.ts';
import type { Say } from '../vocabulary.ts';

/** Words about the request that was filed in this call, or found. */
export function requestWords({ request, line }: CallContext): Say['with'] {
  if (!request) return {};
  return {
    requestKind: request.kind,
    referenceDigits: request.reference ?? '',
    answerDaysCount: line.requests[request.kind].answerBusinessDays,
  };
}

/** A dispute that did not begin on this line has no reference; null for any other prompt. */
export function requestQuestion(
  { request }: CallContext,
  key: string,
  words: Say['with'],
): Say[] | null {
  const isUnknownHere = key === 'requests.already' && request?.reference === null;
  return isUnknownHere ? [{ key: 'requests.inDispute', with: words }] : null;
}
