/**
 * Version 4 dialled the office for every person and knew no line of callers: its caller has never
 * waited in it, and nobody was called back.
 */
export function toVersion5(persisted: unknown): unknown {
  const kept = persisted as { readonly context: object };
  const queue = {
    stage: 'none',
    reason: 'person',
    hasLeftBefore: false,
    joined: 'anew',
    next: null,
    place: null,
    room: null,
    result: null,
  };
  const callback = { phoneNumber: null, times: [], dueAt: null, open: null, isSettled: false };
  const called = { callback, message: null, returned: null };
  return { ...kept, context: { ...kept.context, queue, ...called } };
}
