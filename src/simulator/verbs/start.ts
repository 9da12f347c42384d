import type { Call } from '../call.ts';
import { goOn, type Outcome } from '../outcome.ts';
import { openStream } from '../streams/open-stream.ts';
import type { StartVerb } from '../twiml/start.ts';
import type { StopVerb } from '../twiml/stop.ts';

/** Forks the caller's sound to the line; the call goes on at once. */
export function executeStart(call: Call, { stream, place }: StartVerb): Outcome {
  if (stream === null) return goOn;
  if (call.streams.isFull) {
    const message = 'Four forks of this call are open, which is the most; no other is opened.';
    call.report({ code: 12200, message, severity: 'error', ...place });
  } else call.inBackground(call.streams.open(openStream(call, stream, false)));
  return goOn;
}

/** Ends forks by name, before the next verb begins. */
export async function executeStop(call: Call, { names }: StopVerb): Promise<Outcome> {
  await call.onTheWire(Promise.all(names.map((name) => call.streams.stop(name))));
  return goOn;
}
