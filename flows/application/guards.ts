import type { CallContext } from '../context.ts';
import { keysOf } from '../guards.ts';
import type { FlowEvent } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const applicationGuards = {
  isApplicationNumber: ({ context, event }: Where) =>
    /^\d+$/.test(keysOf(event)) && keysOf(event).length === context.line.applicationNumberDigits,
};
