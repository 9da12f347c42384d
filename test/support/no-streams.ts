import type { TtyHooks } from '../../src/http/voice.ts';

/** For an app that serves no streams. */
export const noStreams: TtyHooks = { keyed: () => {}, cameForNextVerb: () => {} };
