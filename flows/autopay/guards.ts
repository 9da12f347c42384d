import type { CallContext } from '../context.ts';
import { COMMAND_KEYS, keysOf } from '../guards.ts';
import { keyedAmountCents } from '../rules/amounts.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { chosenSeries, whyNoAutopay } from './memory.ts';
import type { AutopaySeries } from './vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

const keyed = (event: FlowEvent) => (event.type === 'key' ? Number(event.key) : 0);

function keyedCapCents(event: FlowEvent): number {
  if (event.type === 'key' && COMMAND_KEYS.includes(event.key)) return 0;
  return keyedAmountCents(keysOf(event)) ?? 0;
}

/** A limit under what is due now would refuse the very next payment. */
export function capProblem({ context, event }: Where): 'tooLow' | 'tooHigh' | null {
  const cents = keyedCapCents(event);
  if (cents > context.line.autopay.capMaximumCents) return 'tooHigh';
  return cents < (chosenSeries(context)?.next?.amountCents ?? 0) ? 'tooLow' : null;
}

/** What the caller has heard of a series: its end on the way changes nothing of it. */
function told(series: AutopaySeries | null | undefined): string {
  if (!series) return '';
  const { enrolment, ...rest } = series;
  return JSON.stringify({ ...rest, enrolment: enrolment && { ...enrolment, isUnderWay: false } });
}

export const autopayGuards = {
  hasNoSeries: ({ context }: Where) => context.autopay.series.length === 0,
  hasOneSeries: ({ context }: Where) => context.autopay.series.length === 1,
  isSeries: ({ context, event }: Where) =>
    event.type === 'key' && context.autopay.series[keyed(event) - 1] !== undefined,
  isEnrolled: ({ context }: Where) => chosenSeries(context)?.enrolment != null,
  /** Before the kept cards are asked for. */
  isSeriesRefused: ({ context }: Where) => {
    const why = whyNoAutopay(context);
    return why === 'nothing' || why === 'firstPremium' || why === 'inDispute';
  },
  isAutopayRefused: ({ context }: Where) => whyNoAutopay(context) !== null,
  lacksMethod: ({ context }: Where) =>
    whyNoAutopay(context) === 'noMethod' && context.bills.length > 0,
  hasNextPayment: ({ context }: Where) => chosenSeries(context)?.next != null,
  isCap: (where: Where) => keyedCapCents(where.event) > 0 && capProblem(where) === null,
  isCapRefused: (where: Where) => keyedCapCents(where.event) > 0 && capProblem(where) !== null,
  isCapRefusedAgain: (where: Where) =>
    keyedCapCents(where.event) > 0 &&
    capProblem(where) !== null &&
    where.context.tries + 1 >= where.context.line.limits.triesPerQuestion,
  isChargeDay: ({ context, event }: Where) =>
    context.line.autopay.daysBefore[keyed(event) - 1] !== undefined,
  hasSeriesChanged: ({ context, event }: Where) => {
    if (event.type !== 'autopay.known') return false;
    const series = chosenSeries(context);
    const now = event.series.find(
      ({ kind, billId }) => kind === series?.kind && billId === series.billId,
    );
    return told(now) !== told(series);
  },
};
