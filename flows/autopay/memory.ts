import type { CallContext } from '../context.ts';
import { autopayChargeDate } from '../rules/autopay.ts';
import { usableMethods } from '../saved-method/memory.ts';
import type { AutopayRefusal, AutopaySeries } from './vocabulary.ts';

/** What a call remembers of automatic payments. */
export interface AutopayMemory {
  /** Something of the member's is paid automatically. */
  readonly hasAutopay: boolean;
  readonly autopay: {
    readonly series: readonly AutopaySeries[];
    /** The place in the list of the one that was chosen. */
    readonly chosen: number | null;
    readonly capCents: number;
    readonly daysBefore: number;
    /** Names of what is agreed to; null until then. */
    readonly agreed: { readonly autopayId: string; readonly reference: string } | null;
  };
}

export const newAutopayMemory: AutopayMemory = {
  hasAutopay: false,
  autopay: { series: [], chosen: null, capCents: 0, daysBefore: 0, agreed: null },
};

export function chosenSeries({ autopay }: CallContext): AutopaySeries | null {
  return autopay.chosen === null ? null : (autopay.series[autopay.chosen] ?? null);
}

/** Why the chosen series cannot be paid automatically now; null when it can. */
export function whyNoAutopay(context: CallContext): AutopayRefusal | null {
  const series = chosenSeries(context);
  if (!series) return 'nothing';
  if (series.isFirstPremium) return 'firstPremium';
  if (series.inDispute) return 'inDispute';
  if (!series.next && !series.enrolment) return 'nothing';
  if (usableMethods(context).length === 0) return 'noMethod';
  // The terms go out in writing: a caller who has keyed a code needs a mobile for them too.
  const { mobileLastFour, refusal } = context.stepUp;
  return mobileLastFour !== null ? null : (refusal ?? 'noMobile');
}

/** The day of the next payment as it is agreed to now, or stands; null when nothing is due. */
export function nextChargeDate(context: CallContext): string | null {
  const { autopay, today } = context;
  const series = chosenSeries(context);
  if (!series?.next) return null;
  const { dueDate } = series.next;
  const { enrolment } = series;
  if (!enrolment || autopay.capCents > 0) {
    return autopayChargeDate(dueDate, autopay.daysBefore, today);
  }
  const date = autopayChargeDate(dueDate, enrolment.daysBefore, enrolment.authorizedDate);
  // A day without a run is made up for by the next one.
  return date < today ? today : date;
}
