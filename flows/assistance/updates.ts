import type { CallContext, CallMemory } from '../context.ts';
import { keysOf } from '../guards.ts';
import { householdSize } from '../rules/assistance.ts';
import type { FlowEvent } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const assistanceUpdates = {
  keepHouseholdSize: ({ context, event }: Where): Partial<CallMemory> => ({
    householdCount: householdSize(keysOf(event), context.line.assistance) ?? 0,
  }),
};
