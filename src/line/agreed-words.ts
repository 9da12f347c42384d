import type { Locale, Say } from '../../flows/index.ts';
import { settingOfCall } from '../store/calls.ts';
import type { Line } from './line.ts';

/**
 * The words a caller agreed to, as they heard or read them: in the call's language, and in the
 * wording of its channel. For the records of a turn that is being committed.
 */
export function agreedWords(
  { db, composer }: Line,
  callSid: string,
  says: readonly Say[],
  locale: Locale,
): string {
  const channel = settingOfCall(db, callSid)?.channel ?? 'voice';
  return composer.words(says, { locale, channel });
}
