import type { CallContext, CallMemory } from '../context.ts';
import { keysOf } from '../guards.ts';
import { itemsOnPage, nextItem } from '../relay/one-at-a-time.ts';
import type { FlowEvent, Notice } from '../vocabulary.ts';
import { chosenMethod, usableMethods } from './memory.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

type Change = Partial<CallMemory>;

function told(context: CallContext, key: string, words: Notice['with'] = {}): Change {
  return { notices: [...context.notices, { key, with: words, mustHear: true }] };
}

const withoutChosen = ({ savedMethods, methodId }: CallContext) =>
  savedMethods.filter((method) => method.methodId !== methodId);

export const savedMethodUpdates = {
  takeSavedMethods: ({ context, event }: Where): Change => {
    if (event.type !== 'savedMethods.known') return {};
    const { methods, mobileLastFour, refusal } = event;
    const stepUp = { ...context.stepUp, mobileLastFour, refusal };
    return { savedMethods: methods, stepUp, page: 0 };
  },
  /** The card has to be keyed, and the member is owed the reason. */
  tellWhyNoCode: ({ context }: Where): Change =>
    told(context, 'savedMethod.noCode', { codeRefusal: context.stepUp.refusal ?? 'none' }),
  chooseMethod: ({ context, event }: Where): Change => ({
    methodId: usableMethods(context)[Number(keysOf(event)) - 1]?.methodId ?? null,
  }),
  useMethod: ({ context }: Where): Change => ({ card: chosenMethod(context)?.card ?? null }),
  startCode: ({ context }: Where): Change => ({
    stepUp: { ...context.stepUp, codeId: context.fresh.paymentId(), wrongCount: 0 },
  }),
  refuseCode: ({ context }: Where): Change => ({
    ...told(context, 'savedMethod.wrongCode'),
    stepUp: { ...context.stepUp, wrongCount: context.stepUp.wrongCount + 1 },
  }),
  /** Asked again after a wrong code, the question goes on with its next wording. */
  nextCodeTry: ({ context }: Where): Change => ({ tries: context.stepUp.wrongCount }),
  verify: ({ context }: Where): Change => ({
    stepUp: { ...context.stepUp, codeId: null, isVerified: true },
  }),

  forgetKeepable: (_: Where): Change => ({ keepable: null }),
  takeKeptMethod: ({ context }: Where): Change => {
    const { keepable, savedMethods, fresh } = context;
    if (!keepable) return {};
    const methodId = fresh.paymentId();
    const method = { methodId, card: keepable, expiryMonth: null };
    return { savedMethods: [...savedMethods, method], methodId, keepable: null };
  },

  chooseKeptMethod: ({ context, event }: Where): Change => ({
    methodId:
      itemsOnPage(context, context.savedMethods)[Number(keysOf(event)) - 1]?.methodId ?? null,
  }),
  nextKept: ({ context }: Where): Change => ({
    page: nextItem(context, context.savedMethods),
    tries: 0,
  }),
  forgetMethod: ({ context }: Where): Change => ({
    savedMethods: withoutChosen(context),
    methodId: null,
    page: 0,
  }),
  takeReplacement: ({ context, event }: Where): Change => {
    if (event.type !== 'cardEntered') return {};
    const method = { methodId: context.fresh.paymentId(), card: event.card, expiryMonth: null };
    return { savedMethods: [...context.savedMethods, method] };
  },
  forgetReplaced: ({ context }: Where): Change => ({
    savedMethods: withoutChosen(context),
    methodId: context.savedMethods.at(-1)?.methodId ?? null,
  }),
};
