import type { CallContext, CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import type { QueueChoice, QueueMemory } from './memory.ts';
import { reasonOf } from './reason.ts';

type Change = Partial<CallMemory>;

/** The largest number that is spoken. */
const SPOKEN_MAX = 999;

/** Changes only this of what is known about the line. */
function queued({ queue }: CallContext, change: Partial<QueueMemory['queue']>): Change {
  return { queue: { ...queue, ...change } };
}

/** Waiting used nothing up: turns, minutes and silence count from here on. */
function anew({ now }: CallContext): Change {
  return { startedAt: now, answeredAt: now, turns: 0, typedAhead: null, quiet: 'no', tries: 0 };
}

export const queueUpdates = {
  /** Who is awaited already keeps their reason, unless something new went wrong. */
  noteReason: ({ context }: Where): Change => {
    const reason = reasonOf(context);
    const isNews = context.queue.stage === 'none' || reason !== 'person';
    return isNews ? queued(context, { reason }) : {};
  },
  noteDesk: ({ context, event }: Where): Change =>
    event.type === 'desk.known' ? queued(context, { hasLeftBefore: event.hasLeftQueue }) : {},
  comeToLine: (
    { context }: Where,
    { joined }: { joined: QueueMemory['queue']['joined'] },
  ): Change => queued(context, { joined }),
  startWaiting: ({ context }: Where): Change =>
    queued(context, { stage: 'waiting', next: null, place: null, room: null, result: null }),
  takePlace: ({ context, event }: Where): Change => {
    if (event.type !== 'place.known') return {};
    const { position, estimateMinutes } = event;
    const isSpeakable = position <= SPOKEN_MAX && (estimateMinutes ?? 0) <= SPOKEN_MAX;
    return queued(context, { place: isSpeakable ? { position, estimateMinutes } : null });
  },
  forgetPlace: ({ context }: Where): Change => queued(context, { place: null }),
  chooseMeanwhile: ({ context }: Where, { next }: { next: QueueChoice }): Change =>
    queued(context, { next }),
  goAside: ({ context }: Where): Change => ({
    ...anew(context),
    ...queued(context, { stage: 'aside' }),
  }),
  stopWaiting: ({ context }: Where): Change => queued(context, { stage: 'none', next: null }),
  takeRoom: ({ context, event }: Where): Change =>
    event.type === 'agentAccepted'
      ? queued(context, { stage: 'talking', room: event.room, next: null })
      : {},
  /** Never more than is owed: what the person saw may be older than what the caller was told. */
  goToKeypad: ({ context, event }: Where): Change => {
    if (event.type !== 'agentSends') return {};
    const { balanceCents = 0 } = context.bills.find(({ billId }) => billId === event.billId) ?? {};
    return {
      ...anew(context),
      ...queued(context, { stage: 'atKeypad', result: null }),
      billId: event.billId,
      amountCents: Math.min(event.amountCents, balanceCents),
    };
  },
  endAtKeypad: ({ context }: Where, { says }: { says: string }): Change =>
    queued(context, { result: says }),
  comeBackToRoom: ({ context }: Where): Change => queued(context, { stage: 'talking' }),
};
