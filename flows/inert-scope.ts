import { type AnyActorScope, createActor, type ExecutableActionsFrom } from 'xstate';
import { callMachine } from './call.ts';
import type { CallContext } from './context.ts';

export type CallAction = ExecutableActionsFrom<typeof callMachine>;

/**
 * What XState's own `transition` builds anew at every step: somewhere for actions to go that never
 * runs them. Steps are synchronous, so one for the process is enough, and a step costs a third.
 */
let ran: CallAction[] = [];

const nobody = createActor(callMachine, { input: {} as CallContext });

export const inertScope: AnyActorScope = {
  self: nobody,
  system: nobody.system,
  id: '',
  sessionId: '',
  logger: () => {},
  defer: () => {},
  stopChild: () => {},
  emit: () => {},
  actionExecutor: (action) => {
    ran.push(action as CallAction);
  },
};

/** The actions of the step that `step` takes, as data. */
export function collecting<Result>(step: () => Result): { result: Result; actions: CallAction[] } {
  ran = [];
  const result = step();
  const actions = ran;
  ran = [];
  return { result, actions };
}
