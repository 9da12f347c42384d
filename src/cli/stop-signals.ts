import { type Clock, systemClock } from '../clock.ts';
import { printError } from './print-error.ts';

/** An orderly stop may take this long; then the process ends as it is (A5 of the operations rules). */
const HARD_LIMIT_MILLISECONDS = 20_000;

/**
 * Ctrl-C reaches us from the terminal and again from npm and from the set-up: within this time
 * that is one wish, not an impatient second one.
 */
const SAME_WISH_MILLISECONDS = 1000;

/**
 * Stops in order at SIGINT, SIGTERM, SIGHUP, or when the process that started us is gone: runs
 * `close`, then exits with 0. A second signal, or 20 seconds, and it exits with 1 at once.
 */
export function stopOnSignals(close: () => Promise<void>, clock: Clock = systemClock): void {
  let since: number | null = null;
  const stop = () => {
    if (since !== null) {
      if (clock.now() - since > SAME_WISH_MILLISECONDS) process.exit(1);
      return;
    }
    since = clock.now();
    clock.sleep(HARD_LIMIT_MILLISECONDS).then(() => {
      process.stderr.write('payline: still busy after 20 s; stopped as it is\n');
      process.exit(1);
    });
    close().then(
      () => process.exit(0),
      (error) => {
        printError(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  stopWithParent(stop);
}

/** The parent's death closes the IPC channel; the channel alone must not keep us alive. */
function stopWithParent(stop: () => void): void {
  if (process.send === undefined) return;
  process.once('disconnect', stop);
  process.channel?.unref();
  if (!process.connected) stop();
}

/** Tells the program that started us, if one did, where we listen. */
export function tellReady(url: string): void {
  if (process.connected) process.send?.({ ready: url });
}
