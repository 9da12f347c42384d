import type { Database } from '../store/open.ts';
import { inTransaction } from '../store/statement.ts';

/** Nothing was written: another request changed the world first. */
export class OvertakenError extends Error {}

/** Event-loop turns a commit waits at most for company. */
const LOOKS_MAX = 4;

interface Waiting {
  readonly write: () => void;
  readonly done: (error: unknown) => void;
}

/** Writes units of work durably; each is answered only after its own commit. */
export interface CommitQueue {
  /** Resolves when `write` is on the disk. Rejects with what it threw, having written nothing. */
  commit(write: () => void): Promise<void>;
}

/**
 * Turns that are ready at the same time share one transaction, and so one flush to the disk. When
 * any of them fails, all are undone and each is written by itself, so that none can spoil another.
 */
export function createCommitQueue(db: Database): CommitQueue {
  let waiting: Waiting[] = [];

  /** Looks once more while others keep arriving: microseconds against a flush of the disk. */
  const gather = (seen: number, looks: number) => {
    if (waiting.length > seen && looks < LOOKS_MAX) {
      setImmediate(gather, waiting.length, looks + 1);
    } else {
      flush();
    }
  };

  const flush = () => {
    const group = waiting;
    waiting = [];
    const [only] = group;
    if (group.length === 1 && only) return alone(db, only);
    try {
      inTransaction(db, () => {
        for (const { write } of group) write();
      });
    } catch (error) {
      // A lock that did not come for the group would not come for each of its members either.
      const busy = isBusy(error);
      for (const one of group) {
        if (busy) one.done(error);
        else alone(db, one);
      }
      return;
    }
    for (const { done } of group) done(null);
  };

  return {
    commit: (write) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(gather, 0, 0);
        waiting.push({ write, done: (error) => (error === null ? resolve() : reject(error)) });
      }),
  };
}

function alone(db: Database, { write, done }: Waiting): void {
  try {
    inTransaction(db, write);
    done(null);
  } catch (error) {
    done(error);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
