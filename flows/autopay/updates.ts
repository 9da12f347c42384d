import type { CallContext, CallMemory } from '../context.ts';
import { keysOf } from '../guards.ts';
import { keyedAmountCents } from '../rules/amounts.ts';
import type { FlowEvent, Notice } from '../vocabulary.ts';
import { capProblem } from './guards.ts';
import { chosenSeries } from './memory.ts';
import type { AutopayNews } from './vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

/** Said before anything else to a member whose automatic payments were not made, or have ended. */
export function autopayNotices(news: readonly AutopayNews[]): readonly Notice[] {
  return news.map(({ outcome, kind, amountCents, dueDate }) => ({
    key: 'autopay.news',
    with: {
      autopayOutcome: outcome,
      autopayKind: kind,
      autopayCents: amountCents,
      autopayDate: dueDate,
    },
    mustHear: true,
  }));
}

const draft = ({ autopay }: CallContext, change: Partial<CallMemory['autopay']>): Change => ({
  autopay: { ...autopay, ...change },
});

export const autopayUpdates = {
  /** The one that was chosen stays so, wherever it is in the list now. */
  takeAutopay: ({ context, event }: Where): Change => {
    if (event.type !== 'autopay.known') return {};
    const series = chosenSeries(context);
    const place = event.series.findIndex(
      ({ kind, billId }) => kind === series?.kind && billId === series.billId,
    );
    return {
      ...draft(context, { series: event.series, chosen: place < 0 ? null : place }),
      hasAutopay: event.series.some(({ enrolment }) => enrolment !== null),
    };
  },
  startAutopay: ({ context }: Where): Change =>
    draft(context, { chosen: null, capCents: 0, daysBefore: 0, agreed: null }),
  chooseOnlySeries: ({ context }: Where): Change => draft(context, { chosen: 0 }),
  chooseSeries: ({ context, event }: Where): Change =>
    draft(context, { chosen: Number(keysOf(event)) - 1 }),
  capAtDue: ({ context }: Where): Change =>
    draft(context, { capCents: chosenSeries(context)?.next?.amountCents ?? 0 }),
  capAtKeyed: ({ context, event }: Where): Change =>
    draft(context, { capCents: keyedAmountCents(keysOf(event)) ?? 0 }),
  refuseCap: (where: Where): Change => {
    const { context, event } = where;
    const words = {
      capProblem: capProblem(where) ?? 'none',
      keyedCents: keyedAmountCents(keysOf(event)) ?? 0,
      leastCents: chosenSeries(context)?.next?.amountCents ?? 0,
      mostCents: context.line.autopay.capMaximumCents,
    };
    return {
      tries: context.tries + 1,
      notices: [...context.notices, { key: 'autopay.capRefused', with: words, mustHear: false }],
    };
  },
  chooseChargeDay: ({ context, event }: Where): Change =>
    draft(context, { daysBefore: context.line.autopay.daysBefore[Number(keysOf(event)) - 1] ?? 0 }),
  forgetConsent: ({ context }: Where): Change => ({ bank: { ...context.bank, recording: null } }),
  nameAutopay: ({ context }: Where): Change => {
    const enrolment = chosenSeries(context)?.enrolment;
    const agreed = enrolment
      ? { autopayId: enrolment.autopayId, reference: enrolment.reference }
      : { autopayId: context.fresh.paymentId(), reference: context.fresh.confirmation() };
    return { ...draft(context, { agreed }), hasAutopay: true };
  },
};
