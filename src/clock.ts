/** Time as a port: nothing in the line reads the wall clock or sets a timer by itself. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `milliseconds`; resolves at once when `stop` is aborted. Never rejects. */
  sleep(milliseconds: number, stop?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, stop) =>
    new Promise((resolve) => {
      if (stop?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        stop?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      stop?.addEventListener('abort', done, { once: true });
    }),
};
