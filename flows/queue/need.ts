import type { CallContext } from '../context.ts';
import type { QueueNeed } from './vocabulary.ts';

/** What makes this caller urgent: of what applies, that which counts most (line.json). */
export function needOf(context: CallContext): QueueNeed {
  const { creditMinutes } = context.line.desk;
  const applying = (Object.keys(applies) as QueueNeed[]).filter((need) => applies[need](context));
  const [first = 'standard'] = applying.toSorted((a, b) => creditMinutes[b] - creditMinutes[a]);
  return first;
}

const applies: Readonly<Record<QueueNeed, (context: CallContext) => boolean>> = {
  /** The grace engine's last day to pay, of a bill the caller has been proved to know. */
  coverageEndsToday: ({ bills, today }) =>
    bills.some(({ kind, graceEndDate }) => kind === 'premium' && graceEndDate === today),
  relay: ({ channel }) => channel !== 'voice',
  returnedCall: ({ queue, returned }) => queue.hasLeftBefore || returned !== null,
  standard: () => true,
};
