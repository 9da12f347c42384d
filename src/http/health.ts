import { Router } from 'express';
import type { Line } from '../line/line.ts';
import type { Database } from '../store/open.ts';

/** Whether the line takes calls: false while it drains. */
export interface Readiness {
  draining: boolean;
}

/** `/healthz`: the process answers. `/readyz`: it can write, and is not about to stop. */
export function healthRoutes(line: Line, readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  router.get('/readyz', (_request, response) => {
    const problems = problemsOf(line, readiness);
    response
      .status(problems.length === 0 ? 200 : 503)
      .json({ ready: problems.length === 0, problems });
  });
  return router;
}

function problemsOf(line: Line, readiness: Readiness): string[] {
  if (readiness.draining) return ['The line is draining and takes no new calls.'];
  try {
    writeSomething(line.db);
    return [];
  } catch {
    return ['The database cannot be written.'];
  }
}

/**
 * Writes a page and waits until it is on the disk: a read-only or full one shows here. The number is
 * free for a program's use and this one has none for it; a row written unchanged is not written.
 */
function writeSomething(db: Database): void {
  const number = Number(db.pragma('user_version', { simple: true }));
  db.pragma(`user_version = ${number === 1 ? 2 : 1}`);
}
