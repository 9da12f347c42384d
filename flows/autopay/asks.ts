import type { CallContext } from '../context.ts';
import { officeOf } from '../rules/regions.ts';
import { savedMethodAsks } from '../saved-method/asks.ts';
import type { Command, FlowEvent, Query } from '../vocabulary.ts';
import { questionOf } from '../words.ts';
import { chosenSeries } from './memory.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

/** What the caller agrees to, in this order; `autopay.scriptVersion` in line.json names it. */
export const autopayTerms = ['autopay.terms', 'autopay.termsEnd', 'autopay.termsCopy'] as const;

export const autopayAsks = {
  askAutopay: ({ context }: Where): Query => ({
    type: 'query.autopay',
    memberId: context.memberId ?? '',
  }),
  /** The code as for a kept card, with the words that were heard here. */
  sendAutopayCode: (where: Where): Command => {
    const order = savedMethodAsks.sendCode(where);
    if (order.type !== 'command.sendCode') return order;
    const heard = ['savedMethod.offerCode', 'autopay.codeMenu'];
    return { ...order, consentedTo: questionOf(where.context, heard, 'member') };
  },
  enrolAutopay: ({ context }: Where): Command => {
    const { autopay, line, region, today, locale, bank } = context;
    const series = chosenSeries(context);
    return {
      type: 'command.enrolAutopay',
      autopayId: autopay.agreed?.autopayId ?? '',
      reference: autopay.agreed?.reference ?? '',
      isChange: series?.enrolment != null,
      memberId: context.memberId ?? '',
      kind: series?.kind ?? 'premium',
      billId: series?.billId ?? null,
      methodId: context.methodId ?? '',
      capCents: autopay.capCents,
      daysBefore: autopay.daysBefore,
      zone: officeOf(line, region).zone,
      authorizedDate: today,
      terms: questionOf(context, autopayTerms, 'member'),
      recording: bank.recording,
      locale,
    };
  },
  skipAutopay: ({ context }: Where): Command => {
    const series = chosenSeries(context);
    return {
      type: 'command.skipAutopay',
      autopayId: series?.enrolment?.autopayId ?? '',
      memberId: context.memberId ?? '',
      due: series?.next ?? { billId: '', dueDate: '', amountCents: 0 },
    };
  },
  cancelAutopay: ({ context }: Where): Command => ({
    type: 'command.cancelAutopay',
    autopayId: chosenSeries(context)?.enrolment?.autopayId ?? '',
    memberId: context.memberId ?? '',
  }),
};
