import type { CallContext } from '../context.ts';
import { COMMAND_KEYS, keysOf } from '../guards.ts';
import { householdSize } from '../rules/assistance.ts';
import { mostUrgent } from '../rules/bills.ts';
import type { FlowEvent } from '../vocabulary.ts';

interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

export const assistanceGuards = {
  /** Command keys are never sizes: a household of seven is keyed as 07. */
  isHouseholdSize: ({ context, event }: Where) =>
    !(event.type === 'key' && COMMAND_KEYS.includes(event.key)) &&
    householdSize(keysOf(event), context.line.assistance) !== null,
  urgentCanBeHelped: ({ context }: Where) => urgentCanBeHelped(context),
};

/** Help is offered before collection: the bill that is spoken of first is one it covers. */
export function urgentCanBeHelped({ bills, today }: CallContext): boolean {
  return mostUrgent(bills, today)?.bill.kind === 'medical';
}
