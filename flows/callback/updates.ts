import type { CallContext, CallMemory } from '../context.ts';
import { keysOf, type Where } from '../guards.ts';
import { inRegion } from '../region/updates.ts';
import { itemsOnPage, nextItem } from '../relay/one-at-a-time.ts';
import { callableNumber } from '../rules/callable-numbers.ts';
import { isCalledInTurn, ownNumber, timesNow } from './guards.ts';
import type { CallbackWish } from './memory.ts';
import type { OpenCallback } from './vocabulary.ts';

type Change = Partial<CallMemory>;

const wish = ({ callback }: CallContext, change: Partial<CallbackWish>): Change => ({
  callback: { ...callback, ...change },
});

/** The time as text: a number so long could be a card's to whoever looks for one. */
function kept(open: OpenCallback | null): CallbackWish['open'] {
  if (open === null) return null;
  const { callbackId, dueAtMilliseconds } = open;
  const dueAt = dueAtMilliseconds === null ? null : new Date(dueAtMilliseconds).toISOString();
  return { callbackId, dueAt };
}

export const callbackUpdates = {
  takeOpenCallback: ({ context, event }: Where): Change =>
    event.type === 'desk.known' ? wish(context, { open: kept(event.openCallback) }) : {},
  settleCallback: ({ context }: Where): Change => wish(context, { isSettled: true }),
  forgetOpenCallback: ({ context }: Where): Change => wish(context, { open: null }),
  takeOwnNumber: ({ context }: Where): Change => wish(context, { phoneNumber: ownNumber(context) }),
  takeKeyedNumber: ({ context, event }: Where): Change =>
    wish(context, { phoneNumber: callableNumber(keysOf(event)) }),
  /** Kept as they are offered: between question and answer the hour may strike. */
  offerTimes: ({ context }: Where): Change => ({
    ...wish(context, { times: timesNow(context) }),
    page: 0,
  }),
  nextTimePage: ({ context }: Where): Change => ({
    page: nextItem(context, context.callback.times),
    tries: 0,
  }),
  takeTime: ({ context, event }: Where): Change => {
    const times = itemsOnPage(context, context.callback.times);
    return wish(context, { dueAt: times[Number(keysOf(event)) - 1] ?? null });
  },
  nameCallback: ({ context }: Where): Change =>
    wish(context, {
      open: {
        callbackId: context.fresh.paymentId(),
        dueAt: isCalledInTurn(context) ? null : context.callback.dueAt,
      },
    }),

  /** The call is about what the callback was asked for with. */
  takeReturn: ({ context, event }: Where): Partial<CallContext> => {
    if (event.type !== 'callbackAnswered') return {};
    const { callbackId, locale, region } = event;
    const returned = { callbackId, rounds: 0, isHandedOver: false };
    return { locale, languageFrom: 'callerNumber', ...inRegion(context, region), returned };
  },
  countReturnRound: ({ context: { returned } }: Where): Change =>
    returned ? { returned: { ...returned, rounds: returned.rounds + 1 } } : {},
  handOver: ({ context: { returned } }: Where): Change =>
    returned ? { returned: { ...returned, isHandedOver: true } } : {},
};
