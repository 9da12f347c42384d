import type { CallContext } from '../context.ts';
import type { Command } from '../vocabulary.ts';
import { questionOf } from '../words.ts';

interface Where {
  readonly context: CallContext;
}

export const onlineAccountAsks = {
  textAccountLink: ({ context }: Where): Command => ({
    type: 'command.textAccountLink',
    phoneNumber: context.callerNumber ?? '',
    consentedTo: questionOf(context, ['onlineAccount.offer', 'onlineAccount.offerMenu'], 'member'),
    locale: context.locale,
  }),
};
