import type { CallContext } from '../context.ts';
import { itemsOnPage } from '../relay/one-at-a-time.ts';
import { toldTime } from '../rules/callback-times.ts';
import { officeOf } from '../rules/regions.ts';
import type { Say } from '../vocabulary.ts';
import { isCalledInTurn, offersCallback } from './guards.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** The prompts about being called back; null for any other key. */
export function callbackQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (key === 'returned.oneMoment') {
    return [{ key, with: { ...words, holdCount: context.returned?.rounds ?? 0 } }];
  }
  if (!key.startsWith('callback.')) return null;
  if (key === 'callback.eachTime') {
    return itemsOnPage(context, context.callback.times).map((time, index) => ({
      key,
      with: { ...words, ...aboutTime(context, time), number: index + 1 },
    }));
  }
  return [{ key, with: { ...words, ...aboutCallback(context) } }];
}

function aboutCallback(context: CallContext): Words {
  const { callback, callerNumber, line, region, locale, channel } = context;
  return {
    canCallBack: yes(offersCallback(context)),
    callerLastFourDigits: callerNumber?.slice(-4) ?? '',
    callbackPhone: callback.phoneNumber ?? '',
    zoneLabel: officeOf(line, region).zoneLabel[locale],
    hasMoreTimes: yes(channel !== 'voice' && callback.times.length > 1),
    ...aboutTime(context, dueTime(context)),
  };
}

/** The time that is being agreed to, or was; null: in turn. */
function dueTime(context: CallContext): string | null {
  const { open, dueAt } = context.callback;
  if (open !== null) return open.dueAt;
  return isCalledInTurn(context) ? null : dueAt;
}

function aboutTime({ line, region, today }: CallContext, time: string | null): Words {
  if (time === null)
    return { onDay: 'inTurn', onWeekday: today, onDate: today, atTimeOfDay: '00:00' };
  const told = toldTime(time, today, officeOf(line, region).zone);
  return { onDay: told.day, onWeekday: told.date, onDate: told.date, atTimeOfDay: told.time };
}
