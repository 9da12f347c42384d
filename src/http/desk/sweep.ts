import { codeOf } from '../../errors.ts';
import { deleteEndedSessions, isSignedIn } from '../../store/agent-sessions.ts';
import { inTransaction } from '../../store/statement.ts';
import type { DeskContext } from './context.ts';

const EVERY_MILLISECONDS = 20_000;

type Swept = Pick<DeskContext, 'desk' | 'db' | 'clock' | 'log' | 'stop'>;

/** Ends the sessions that ran out or were ended by the command line, and tells the desk. */
export function endOverdueSessions({ desk, db, clock }: Swept): void {
  // Together: a session whose end the desk could not note is found again.
  inTransaction(db, () => {
    for (const agentId of deleteEndedSessions(db, clock.now())) {
      if (!isSignedIn(db, agentId, clock.now())) desk.signedOut(agentId);
    }
  });
}

/** Does so every 20 seconds until `stop` is aborted. */
export async function keepSessionsSwept(context: Swept): Promise<void> {
  const { clock, log, stop } = context;
  while (!stop.aborted) {
    try {
      endOverdueSessions(context);
    } catch (error) {
      log.error({ code: codeOf(error), err: error }, 'Ending sessions failed; it will run again.');
    }
    await clock.sleep(EVERY_MILLISECONDS, stop);
  }
}
