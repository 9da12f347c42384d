import { callableFrom, type LineFacts, officeOf } from '../../flows/index.ts';

/**
 * The first moment from `from` on (milliseconds since 1970) at which somebody of this region may be
 * called: their office is open, and it is line.json's `desk.callbackDaytime` there. Null: never.
 */
export function mayBeCalledFrom(
  facts: LineFacts,
  region: string | null,
  from: number,
): number | null {
  const { callbackDaytime } = facts.desk;
  return callableFrom(new Date(from), officeOf(facts, region), callbackDaytime)?.getTime() ?? null;
}
