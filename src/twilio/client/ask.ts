import type { Clock } from '../../clock.ts';
import type { Account, Answer } from './exchange.ts';
import type { Outcome } from './outcome.ts';
import { type Failure, readFailure } from './read-failure.ts';
import { openSdk, type Sdk } from './sdk.ts';

export interface AskOptions extends Account {
  readonly clock: Clock;
  /** How long one method may take, its waits and tries in all; 5000 when left out. */
  readonly deadlineMilliseconds?: number;
}

export interface Way {
  /**
   * 'always': done twice is done once. 'ifNotDone': makes something, and is sent again only when it
   * surely was not done. 'never': the caller has tries of its own.
   */
  readonly repeat: 'always' | 'ifNotDone' | 'never';
  readonly deadlineMilliseconds?: number | undefined;
}

/** Does a piece of work with the SDK. `lastAnswer` gives what was answered last. Never throws. */
export type Ask = <Value>(
  way: Way,
  work: (sdk: Sdk, lastAnswer: () => Answer | null) => Promise<Value>,
) => Promise<Outcome<Value>>;

const STANDARD_DEADLINE_MILLISECONDS = 5000;

/** Waits before the second and the third try, unless Twilio names its own. */
const WAITS_MILLISECONDS = [500, 2000] as const;

export function createAsk(options: AskOptions): Ask {
  const { clock } = options;
  return async (way, work) => {
    const mostMilliseconds =
      way.deadlineMilliseconds ?? options.deadlineMilliseconds ?? STANDARD_DEADLINE_MILLISECONDS;
    const endsAt = clock.now() + mostMilliseconds;
    for (let tries = 0; ; tries += 1) {
      const remaining = () => Math.min(Math.max(endsAt - clock.now(), 0), mostMilliseconds);
      const failure = await tryOnce(options, remaining, work);
      if ('value' in failure) return { result: 'done', value: failure.value };
      const wait = waitBefore(failure, WAITS_MILLISECONDS[tries], clock.now());
      const isAnother = wait !== null && deservesAnother(failure, way) && wait < remaining();
      if (!isAnother) return failure.outcome;
      await clock.sleep(wait);
    }
  };
}

async function tryOnce<Value>(
  account: Account,
  remainingMilliseconds: () => number,
  work: (sdk: Sdk, lastAnswer: () => Answer | null) => Promise<Value>,
): Promise<Failure | { readonly value: Value }> {
  let last: Answer | null = null;
  const onAnswer = (answer: Answer) => {
    last = answer;
  };
  try {
    const sdk = await openSdk(account, { remainingMilliseconds, onAnswer });
    return { value: await work(sdk, () => last) };
  } catch (error) {
    return readFailure(error);
  }
}

/** HTTP 429 and a connection that never stood: nothing was done. */
function deservesAnother({ outcome }: Failure, { repeat }: Way): boolean {
  if (repeat === 'never') return false;
  if (outcome.result === 'refused') return outcome.status === 429;
  if (outcome.result !== 'unknown' || outcome.why === 'unreadable') return false;
  return repeat === 'always' || outcome.why === 'notConnected';
}

/** How long to wait before another try; null when there has been enough of them. */
function waitBefore(
  { retryAfter }: Failure,
  standardMilliseconds: number | undefined,
  nowMilliseconds: number,
): number | null {
  if (standardMilliseconds === undefined) return null;
  return retryAfterMilliseconds(retryAfter, nowMilliseconds) ?? standardMilliseconds;
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfterMilliseconds(header: string | null, nowMilliseconds: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(date - nowMilliseconds, 0);
}
