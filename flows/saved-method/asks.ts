import type { CallContext } from '../context.ts';
import { keysOf } from '../guards.ts';
import type { Command, FlowEvent, Query } from '../vocabulary.ts';
import { questionOf } from '../words.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

/** The kept card last in the list is the one that was just keyed. */
function keep(context: CallContext, consent: readonly string[], replaces: string | null): Command {
  const method = context.savedMethods.at(-1);
  return {
    type: 'command.keepMethod',
    methodId: method?.methodId ?? '',
    memberId: context.memberId ?? '',
    card: method?.card ?? { tokenId: '', brand: '', lastFour: '' },
    replaces,
    agreedTo: questionOf(context, consent, 'member'),
    locale: context.locale,
  };
}

export const savedMethodAsks = {
  askSavedMethods: ({ context }: Where): Query => ({
    type: 'query.savedMethods',
    memberId: context.memberId ?? '',
  }),
  sendCode: ({ context }: Where): Command => ({
    type: 'command.sendCode',
    codeId: context.stepUp.codeId ?? '',
    memberId: context.memberId ?? '',
    consentedTo: questionOf(
      context,
      ['savedMethod.offerCode', 'savedMethod.offerCodeMenu'],
      'member',
    ),
    locale: context.locale,
  }),
  askCode: ({ context, event }: Where): Query => ({
    type: 'query.code',
    codeId: context.stepUp.codeId ?? '',
    digits: keysOf(event),
  }),
  noteCode: ({ context }: Where, { isRight }: { isRight: boolean }): Command => ({
    type: 'command.noteCode',
    codeId: context.stepUp.codeId ?? '',
    isRight,
  }),
  keepMethod: ({ context }: Where): Command =>
    keep(context, ['savedMethod.keep', 'savedMethod.keepMenu'], null),
  replaceMethod: ({ context }: Where): Command =>
    keep(context, ['savedMethod.replace', 'savedMethod.replaceMenu'], context.methodId),
  deleteMethod: ({ context }: Where): Command => ({
    type: 'command.deleteMethod',
    methodId: context.methodId ?? '',
    memberId: context.memberId ?? '',
  }),
  dropKeepable: ({ context }: Where): Command => ({
    type: 'command.dropCard',
    tokenId: context.keepable?.tokenId ?? '',
  }),
};
