import type { CallContext } from '../context.ts';
import { keysOf } from '../guards.ts';
import { extendableBills } from '../rules/extensions.ts';
import type { FlowEvent } from '../vocabulary.ts';
import { decisionOn, extendableOnPage, extensionPages } from './bills.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

const extendable = ({ bills, today, line }: CallContext) =>
  extendableBills(bills, today, line.extension);

export const extensionGuards = {
  hasNothingToExtend: ({ context }: Where) => extendable(context).length === 0,
  hasOneToExtend: ({ context }: Where) => extendable(context).length === 1,
  hasSeveralExtensionPages: ({ context }: Where) => extensionPages(context) > 1,
  isListedForExtension: ({ context, event }: Where) =>
    extendableOnPage(context)[Number(keysOf(event)) - 1] !== undefined,
  isExtensionRefused: ({ context }: Where) => context.extension?.why !== null,
  /** Nothing happened meanwhile that would change the date the caller heard. */
  extensionStands: ({ context, event }: Where) => {
    const known = decisionOn(event, context);
    return known?.granted === true && known.dueDate === context.extension?.dueDate;
  },
  canPayInstead: ({ context }: Where) => canPayInstead(context),
};

/** What is refused for its date can still be paid; the rest is for a person, or done. */
export function canPayInstead({ extension }: CallContext): boolean {
  return !['paid', 'expired', 'disputed'].includes(extension?.why ?? 'paid');
}
