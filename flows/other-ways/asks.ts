import type { Where } from '../guards.ts';
import type { Command, Query } from '../vocabulary.ts';
import { questionOf } from '../words.ts';

export const otherWaysAsks = {
  askHostedCard: ({ context }: Where): Query => ({
    type: 'query.hostedCard',
    entryId: context.cardLink?.entryId ?? '',
  }),
  sendCardLink: ({ context }: Where): Command => {
    const { entryId = '', way = 'text' } = context.cardLink ?? {};
    const isText = way === 'text';
    return {
      type: 'command.sendCardLink',
      entryId,
      way,
      phoneNumber: isText ? context.callerNumber : null,
      memberId: isText ? null : context.memberId,
      consentedTo: isText
        ? questionOf(context, ['otherWays.consent', 'otherWays.consentMenu'], 'bill')
        : [],
      locale: context.locale,
    };
  },
};
