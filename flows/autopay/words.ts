import type { CallContext } from '../context.ts';
import { chosenMethod } from '../saved-method/memory.ts';
import type { Say } from '../vocabulary.ts';
import { chosenSeries, nextChargeDate, whyNoAutopay } from './memory.ts';
import type { AutopaySeries } from './vocabulary.ts';

type Words = Say['with'];

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** The prompts about automatic payments; null for any other key. */
export function autopayQuestion(context: CallContext, key: string, words: Words): Say[] | null {
  if (!key.startsWith('autopay.')) return null;
  if (key === 'autopay.each') {
    return context.autopay.series.map((series, index) => ({
      key,
      with: { ...words, ...aboutSeries(series), number: index + 1 },
    }));
  }
  if (key === 'autopay.eachDay') {
    return context.line.autopay.daysBefore.map((days, index) => ({
      key,
      with: { ...words, beforeCount: days, number: index + 1 },
    }));
  }
  return [{ key, with: { ...words, ...aboutChosen(context) } }];
}

function aboutSeries({ kind, category, enrolment }: AutopaySeries): Words {
  return { autopayKind: kind, category, isEnrolled: yes(enrolment !== null) };
}

/** What is agreed to now as long as a limit has been chosen, else what was agreed to. */
function aboutChosen(context: CallContext): Words {
  const { autopay, today, stepUp, bills } = context;
  const series = chosenSeries(context);
  const enrolment = series?.enrolment ?? null;
  const isAgreeing = autopay.capCents > 0;
  const card = isAgreeing ? chosenMethod(context)?.card : enrolment;
  const why = whyNoAutopay(context);
  return {
    ...(series && aboutSeries(series)),
    autopayRefusal: why ?? 'none',
    canPayNow: yes(why === 'noMethod' && bills.length > 0),
    capCents: isAgreeing ? autopay.capCents : (enrolment?.capCents ?? 0),
    beforeCount: isAgreeing ? autopay.daysBefore : (enrolment?.daysBefore ?? 0),
    brand: card?.brand ?? 'other',
    lastFourDigits: card?.lastFour ?? '',
    hasNext: yes(series?.next != null),
    nextCents: series?.next?.amountCents ?? 0,
    nextDate: nextChargeDate(context) ?? today,
    dueDate: series?.next?.dueDate ?? today,
    authorizedDate: today,
    mobileDigits: stepUp.mobileLastFour ?? '',
    referenceDigits: autopay.agreed?.reference ?? enrolment?.reference ?? '',
    isUnderWay: yes(enrolment?.isUnderWay ?? false),
  };
}
