import type { CallContext } from '../context.ts';
import type { QueueChoice } from './memory.ts';

/** One thing a caller can do instead of waiting, without losing the place. */
export interface WaitingChoice {
  readonly key: string;
  readonly next: QueueChoice;
  /** The prompt that offers it. */
  readonly says: string;
  /** Where it is done, once the carrier's queue is left. */
  readonly target: string;
  offered(context: CallContext): boolean;
}

/** In the order they are told. */
export const waitingChoices: readonly WaitingChoice[] = [
  {
    key: '1',
    next: 'callback',
    says: 'queue.callback',
    target: '#call.callback',
    offered: () => true,
  },
  {
    key: '2',
    next: 'pay',
    says: 'queue.pay',
    target: '#call.person.paying',
    offered: canPayMeanwhile,
  },
  {
    key: '3',
    next: 'message',
    says: 'queue.message',
    target: '#call.leaveMessage',
    // A message is spoken.
    offered: ({ channel }) => channel !== 'tty',
  },
];

/** Who has identified, or still can, and has cards and declines left. */
function canPayMeanwhile(context: CallContext): boolean {
  const { proof, identificationOpen, billLookupFailures, cardEntries, declines, line } = context;
  const { billLookupsPerCall, cardEntriesPerCall, declinesPerCall } = line.limits;
  if (cardEntries >= cardEntriesPerCall || declines >= declinesPerCall) return false;
  return proof !== 'none' || identificationOpen || billLookupFailures < billLookupsPerCall;
}

/** What this caller hears. */
export function choicesFor(context: CallContext): readonly WaitingChoice[] {
  return waitingChoices.filter((choice) => choice.offered(context));
}
