import { codeOf } from '../errors.ts';
import { moveToPage } from './go-on-by-tty.ts';
import type { CallMover } from './go-to-page.ts';
import type { Line } from './line.ts';

/** The carrier's next verb is fetched within this time of the end of a stream, or not at all. */
const NEXT_VERB_MILLISECONDS = 5000;

/**
 * Sees to it that a call goes on after the line has ended its stream. Twilio runs the verb after
 * <Connect>; its page also says that a two-way stream stops only by the REST API, so when nothing is
 * fetched the call is sent on by that.
 */
export interface AfterStream {
  /** The line has ended the stream of a call. */
  ended(callSid: string): Promise<void>;
  /** The carrier came for the next verb. */
  cameFor(callSid: string): void;
  /** The line is closing: nothing is waited for any more. */
  close(): Promise<void>;
}

export function createAfterStream(line: Line, mover: CallMover): AfterStream {
  const waiting = new Map<string, AbortController>();
  const working = new Set<Promise<void>>();
  const waitFor = async (callSid: string, came: AbortController) => {
    await line.clock.sleep(NEXT_VERB_MILLISECONDS, came.signal);
    if (waiting.get(callSid) === came) waiting.delete(callSid);
    if (came.signal.aborted) return;
    try {
      await moveToPage(line, mover, callSid);
    } catch (error) {
      line.log.error({ callSid, code: codeOf(error), err: error }, 'A call was not moved on.');
    }
  };
  return {
    ended(callSid) {
      const came = new AbortController();
      waiting.get(callSid)?.abort();
      waiting.set(callSid, came);
      const work = waitFor(callSid, came).finally(() => working.delete(work));
      working.add(work);
      return work;
    },
    cameFor(callSid) {
      waiting.get(callSid)?.abort();
      waiting.delete(callSid);
    },
    async close() {
      for (const came of waiting.values()) came.abort();
      await Promise.all(working);
    },
  };
}
