import { pressed } from './guards.ts';

/**
 * What means the same in every state beside self-service: 7, star, silence, misses. `onZero` is what
 * the key 0 does there.
 */
export function outsideSelfService<const OnZero extends object>(onZero: OnZero) {
  return {
    key: [
      { guard: pressed('7'), actions: 'useRelay' },
      { guard: pressed('0'), ...onZero },
      { guard: 'pressedRepeat', actions: 'repeat' },
    ],
    silence: [
      { guard: 'isLastSilence', target: '#call.over.silent' },
      { guard: 'isPatientSilence', actions: 'stillHere' },
    ],
    ttyDetected: { actions: 'useTty' },
    tooLong: '#call.over.ending',
    '*': [
      { guard: 'lastMiss', target: '#call.over.ending' },
      { guard: 'isMiss', actions: 'miss' },
    ],
  } as const;
}
