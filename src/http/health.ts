import { Router } from 'express';
import type { Line } from '../line/line.ts';

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
    // Takes the write lock and gives it back: a read-only or full disk shows here.
    line.db
      .transaction(() => line.db.prepare('UPDATE calls SET turn = turn WHERE 0').run())
      .immediate();
    return [];
  } catch {
    return ['The database cannot be written.'];
  }
}
