import type { Clock } from '../clock.ts';

/** Reliability reference A5: billing opens after 5 failures in 30 s and cools down for 30 s. */
const FAILURES_TO_OPEN = 5;
const WINDOW_MILLISECONDS = 30_000;
const COOL_DOWN_MILLISECONDS = 30_000;

export type BreakerState = 'closed' | 'open' | 'halfOpen';

export interface BreakerOptions {
  readonly clock: Clock;
  /** Whether an error means that the far side is down, rather than that it answered no. */
  readonly isFailure: (error: unknown) => boolean;
  /** What to throw at once while it is open. `last` is the failure that opened it. */
  readonly refusal: (last: unknown) => Error;
  /** Told when it opens (also again, after a failed probe) and when it closes. */
  readonly onChange?: (state: 'open' | 'closed') => void;
}

export interface Breaker {
  readonly state: BreakerState;
  /** Does `work` and passes on what came of it, or throws the refusal without beginning it. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * A circuit breaker: closed until five failures within 30 seconds, then open for 30 seconds, then
 * half open, when one piece of work alone goes through as a probe: it closes or opens again.
 */
export function createBreaker(options: BreakerOptions): Breaker {
  return new CircuitBreaker(options);
}

class CircuitBreaker implements Breaker {
  readonly #options: BreakerOptions;
  /** When each recent failure happened, oldest first. */
  #failures: number[] = [];
  #openedAt: number | null = null;
  #lastError: unknown;
  #probing = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  get state(): BreakerState {
    if (this.#openedAt === null) return 'closed';
    const cooled = this.#options.clock.now() - this.#openedAt;
    // A clock that was set back must not keep it open for hours.
    return cooled >= 0 && cooled < COOL_DOWN_MILLISECONDS ? 'open' : 'halfOpen';
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const { state } = this;
    const isProbe = state === 'halfOpen' && !this.#probing;
    if (state !== 'closed' && !isProbe) throw this.#options.refusal(this.#lastError);
    if (isProbe) this.#probing = true;
    try {
      const result = await work();
      this.#ended(isProbe, null);
      return result;
    } catch (error) {
      this.#ended(isProbe, this.#options.isFailure(error) ? { error } : null);
      throw error;
    }
  }

  #ended(isProbe: boolean, failure: { readonly error: unknown } | null): void {
    if (isProbe) {
      this.#probing = false;
      if (failure) this.#open(failure.error);
      else this.#close();
    } else if (failure && this.#openedAt === null) {
      // Work that began before it opened and ends after tells nothing new.
      this.#count(failure.error);
    }
  }

  #count(error: unknown): void {
    const now = this.#options.clock.now();
    const recent = this.#failures.filter((at) => at <= now && now - at < WINDOW_MILLISECONDS);
    this.#failures = [...recent, now];
    if (this.#failures.length >= FAILURES_TO_OPEN) this.#open(error);
  }

  #open(error: unknown): void {
    this.#openedAt = this.#options.clock.now();
    this.#lastError = error;
    this.#options.onChange?.('open');
  }

  #close(): void {
    this.#openedAt = null;
    this.#failures = [];
    this.#options.onChange?.('closed');
  }
}
