import type { Call } from '../call.ts';
import { goOn, type Outcome } from '../outcome.ts';
import type { CallStatus } from '../wire/fields.ts';

/** An action as its verb names it; null when it names none. */
export interface Action {
  readonly action: string | null;
  readonly method: 'GET' | 'POST';
}

/** For a verb that runs other documents meanwhile: the action is relative to the one it stands in. */
export function absoluteAction(call: Call, { action, method }: Action): Action {
  return { action: action === null ? null : call.resolve(action), method };
}

/** With an action the verbs after this one never run; without one they do (reference 5.1). */
export function goOnBy(
  call: Call,
  { action, method }: Action,
  fields: Readonly<Record<string, string>>,
): Outcome {
  return action === null ? goOn : call.action(action, method, { ...fields });
}

/** Posts an action whose document nobody will hear: the call is over, or was sent elsewhere. */
export function tellAction(
  call: Call,
  { action, method }: Action,
  status: CallStatus,
  more: Readonly<Record<string, string>>,
): void {
  const url = action === null ? null : call.resolve(action);
  if (url !== null) call.tell({ url, method, fields: { ...call.fields(status), ...more } });
}
