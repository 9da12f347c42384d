import { codeOf } from '../errors.ts';
import { deleteCardLinksBefore } from '../store/card-links.ts';
import { deleteFailuresBefore } from '../store/identifications.ts';
import { releaseExpiredTokens } from '../store/reusable-tokens.ts';
import { inTransaction } from '../store/statement.ts';
import { deleteCodesBefore, dropSealedCodes } from '../store/step-up-codes.ts';
import { deleteStreamTokensBefore } from '../store/stream-tokens.ts';
import { dropExpiredTokens } from '../store/tokens.ts';
import { deleteTurnsBefore } from '../store/turns.ts';
import { STREAM_TOKEN_LIFE_MILLISECONDS } from '../twilio/stream-url.ts';
import type { Line } from './line.ts';

const EVERY_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;
/** Long enough to answer a repeated webhook and to look into a complaint of the same week. */
const TURN_DAYS = 7;
const FAILURE_DAYS = 2;

/** Forgets what must not be kept: unused card tokens, spoken replies, old failures. */
export function sweep(line: Line): void {
  const now = line.clock.now();
  inTransaction(line.db, () => {
    dropExpiredTokens(line.db, now);
    releaseExpiredTokens(line.db, now);
    dropSealedCodes(line.db, now);
    deleteCodesBefore(line.db, now - FAILURE_DAYS * DAY_MILLISECONDS);
    deleteCardLinksBefore(line.db, now - TURN_DAYS * DAY_MILLISECONDS);
    deleteTurnsBefore(line.db, now - TURN_DAYS * DAY_MILLISECONDS);
    deleteStreamTokensBefore(line.db, now - STREAM_TOKEN_LIFE_MILLISECONDS);
    deleteFailuresBefore(line.db, now - FAILURE_DAYS * DAY_MILLISECONDS);
  });
}

/** Sweeps every minute until `stop` is aborted. */
export async function keepSwept(line: Line, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      sweep(line);
    } catch (error) {
      line.log.error({ code: codeOf(error), err: error }, 'The sweep failed; it will run again.');
    }
    await line.clock.sleep(EVERY_MILLISECONDS, stop);
  }
}
