import type { CallMemory } from '../context.ts';
import type { PersonReason } from './vocabulary.ts';

/** What a caller is told on the way to a person tells why they go there. */
const REASON_OF: Readonly<Record<string, PersonReason>> = {
  'trouble.tooManyTries': 'tooManyTries',
  'trouble.tooLong': 'tooLong',
  'trouble.accounts': 'accountsDown',
  'identify.cannotFind': 'notIdentified',
  'pay.cardsUnavailable': 'cardsUnavailable',
  'pay.outOfCards': 'outOfCards',
  'pay.outOfDeclines': 'declined',
  'bank.outOfDeclines': 'declined',
};

/** Why the call goes to a person at this moment; the last thing that happened counts. */
export function reasonOf({ notices, needsInterpreter }: CallMemory): PersonReason {
  if (needsInterpreter) return 'interpreter';
  const told = notices.map(({ key }) => REASON_OF[key]).filter((reason) => reason !== undefined);
  return told.at(-1) ?? 'person';
}
