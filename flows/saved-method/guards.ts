import type { CallContext } from '../context.ts';
import { keysOf } from '../guards.ts';
import { itemsOnPage } from '../relay/one-at-a-time.ts';
import type { CodeCheck, FlowEvent } from '../vocabulary.ts';
import { hasExpired, offersKeeping, usableMethods } from './memory.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

const CODE_DIGITS = 6;

const keyed = (event: FlowEvent) => (event.type === 'key' ? Number(event.key) : 0);

export const savedMethodGuards = {
  hasSavedMethods: ({ context }: Where) =>
    context.proof === 'member' && context.savedMethods.length > 0,
  hasNoUsableMethod: ({ context, event }: Where) =>
    event.type === 'savedMethods.known' &&
    event.methods.every((method) => hasExpired(method, context.today)),
  /** Deleted meanwhile, in another call. */
  isMethodGone: ({ context, event }: Where) =>
    event.type === 'savedMethods.known' &&
    !event.methods.some(({ methodId }) => methodId === context.methodId),
  hasNoCodeWay: ({ context, event }: Where) =>
    event.type === 'savedMethods.known' &&
    event.mobileLastFour === null &&
    !context.stepUp.isVerified,
  isVerified: ({ context }: Where) => context.stepUp.isVerified,
  isMethodToUse: ({ context, event }: Where) =>
    usableMethods(context)[keyed(event) - 1] !== undefined,
  isAnotherCard: ({ context, event }: Where) => keyed(event) === usableMethods(context).length + 1,
  isCode: ({ event }: Where) => /^\d+$/.test(keysOf(event)) && keysOf(event).length === CODE_DIGITS,
  codeIs: ({ event }: Where, { result }: { result: CodeCheck }) =>
    event.type === 'code.checked' && event.result === result,
  offersKeeping: ({ context }: Where) => offersKeeping(context),
  isKeptMethod: ({ context, event }: Where) =>
    itemsOnPage(context, context.savedMethods)[keyed(event) - 1] !== undefined,
  hasSeveralKeptPages: ({ context }: Where) =>
    context.channel !== 'voice' && context.savedMethods.length > 1,
};
