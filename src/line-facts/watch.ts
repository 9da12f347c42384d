import { statSync } from 'node:fs';
import type { LineFacts } from '../../flows/index.ts';
import type { Clock } from '../clock.ts';
import { codeOf } from '../errors.ts';
import { readLineFacts, type TtyNumbers } from '../line-facts.ts';
import type { Logger } from '../log.ts';

/** How long a change of the file may take to be noticed. */
const LOOK_EVERY_MILLISECONDS = 10_000;

/**
 * What `make` makes of the operator's facts, made anew when the file has changed: the file's time
 * is looked at no more often than every ten seconds. A file that cannot be used is logged with its
 * code, and what was made before stays. Throws facts.invalid when the first reading fails.
 */
export function watchLineFacts<Made>(options: {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly ttyNumbers: TtyNumbers;
  readonly make: (facts: LineFacts) => Made;
}): () => Made {
  const { path, clock, log, ttyNumbers, make } = options;
  let seen = stampOf(path);
  let made = make(readLineFacts(path, ttyNumbers));
  let nextLookAt = clock.now() + LOOK_EVERY_MILLISECONDS;

  const look = () => {
    const stamp = stampOf(path);
    if (stamp === seen) return;
    seen = stamp;
    try {
      made = make(readLineFacts(path, ttyNumbers));
      log.info({ path }, 'The line facts have changed and are in use.');
    } catch (error) {
      log.error(
        { code: codeOf(error), err: error, path },
        'The changed line facts cannot be used; the old ones stay. Mend the file.',
      );
    }
  };

  return () => {
    const now = clock.now();
    if (now >= nextLookAt) {
      nextLookAt = now + LOOK_EVERY_MILLISECONDS;
      look();
    }
    return made;
  };
}

/** Changes whenever the file does; a file that is gone has its own. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : 'gone';
}
