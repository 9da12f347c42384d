import type { Clock } from '../clock.ts';

/** How long nothing may happen in real time before a held clock moves on anyway. */
const QUIET_MILLISECONDS = 25;
/** And how often the event loop must have looked for news: on a busy machine time alone proves nothing. */
const QUIET_ROUNDS = 200;

interface Sleeper {
  readonly dueAt: number;
  readonly wake: () => void;
}

/**
 * Time that jumps: when everybody sleeps, it moves to the earliest sleeper. While somebody holds it
 * (a request is on the wire) it waits for a short real quiet first, so that work which answers at
 * once is never overtaken, and work which itself sleeps (a slow gateway) still goes on.
 */
export class VirtualClock implements Clock {
  #now: number;
  #holds = 0;
  #freezes = 0;
  #sleepers: Sleeper[] = [];
  #pump: NodeJS.Timeout | NodeJS.Immediate | null = null;

  constructor(startMilliseconds: number) {
    this.#now = startMilliseconds;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, stop?: AbortSignal): Promise<void> {
    if (stop?.aborted || milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueAt: this.#now + milliseconds,
        wake: () => {
          stop?.removeEventListener('abort', sleeper.wake);
          this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
          resolve();
        },
      };
      this.#sleepers.push(sleeper);
      stop?.addEventListener('abort', sleeper.wake, { once: true });
      this.#schedule();
    });
  }

  /** Keeps time still while work is under way; call the result when it is done. */
  hold(): () => void {
    this.#holds += 1;
    this.#schedule();
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#holds -= 1;
      this.#schedule();
    };
  }

  /** Stops time altogether, but for `pass`; call the result to let it run again. */
  freeze(): () => void {
    this.#freezes += 1;
    this.#schedule();
    let thawed = false;
    return () => {
      if (thawed) return;
      thawed = true;
      this.#freezes -= 1;
      this.#schedule();
    };
  }

  /** Moves time by hand (a test's "ten minutes later"), waking sleepers in order. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (let next = this.#earliest(); next && next.dueAt <= until; next = this.#earliest()) {
      this.#now = next.dueAt;
      next.wake();
    }
    this.#now = until;
  }

  #earliest(): Sleeper | undefined {
    return this.#sleepers.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  }

  #schedule(): void {
    if (this.#pump) {
      clearTimeout(this.#pump as NodeJS.Timeout);
      clearImmediate(this.#pump as NodeJS.Immediate);
    }
    this.#pump = null;
    if (this.#sleepers.length === 0 || this.#freezes > 0) return;
    if (this.#holds === 0) this.#pump = setImmediate(() => this.#advance());
    else this.#pump = setTimeout(() => this.#afterQuiet(QUIET_ROUNDS), QUIET_MILLISECONDS);
  }

  #afterQuiet(rounds: number): void {
    if (rounds === 0) this.#advance();
    else this.#pump = setImmediate(() => this.#afterQuiet(rounds - 1));
  }

  #advance(): void {
    this.#pump = null;
    const next = this.#earliest();
    if (!next) return;
    this.#now = Math.max(this.#now, next.dueAt);
    next.wake();
    this.#schedule();
  }
}
