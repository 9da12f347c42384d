import type { Clock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';

/** Tries at once from one address, and how soon one more is free. */
const BURST = 30;
const EVERY_MILLISECONDS = 2_000;
/** More addresses than that are not told apart until the oldest has recovered. */
const ADDRESSES_MOST = 10_000;
/** A password costs 32 MiB while it is compared. */
const AT_ONCE = 2;
const WAITING_MOST = 20;

/** Bounds how fast passwords can be tried: by address, and for the machine. */
export interface TryRate {
  /** Counts a try; throws desk.tooManyTries. */
  count(address: string): void;
  /** Runs `work` when its turn comes; throws desk.tooManyTries when the row is too long. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export function createTryRate(clock: Clock): TryRate {
  /** When each address will have all its tries again (a leaky bucket, kept as one number). */
  const emptyAt = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let running = 0;

  return {
    count(address) {
      const now = clock.now();
      const from = Math.max(now, emptyAt.get(address) ?? 0) + EVERY_MILLISECONDS;
      if (from - now > BURST * EVERY_MILLISECONDS) throw tooMany();
      emptyAt.delete(address);
      emptyAt.set(address, from);
      forgetRecovered(emptyAt, now);
    },
    async inTurn(work) {
      if (waiting.length >= WAITING_MOST) throw tooMany();
      if (running < AT_ONCE) running += 1;
      // Whoever ends hands its turn on, so nobody slips in between.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}

/** The map is in the order of the last tries: what is recovered stands in front. */
function forgetRecovered(emptyAt: Map<string, number>, now: number): void {
  for (const [address, at] of emptyAt) {
    if (at > now && emptyAt.size <= ADDRESSES_MOST) return;
    emptyAt.delete(address);
  }
}

function tooMany(): PaylineError {
  return new PaylineError(
    'desk.tooManyTries',
    'Too many sign-ins were tried just now. Wait a minute and try again.',
  );
}
