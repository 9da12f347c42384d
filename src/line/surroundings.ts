import type { Surroundings } from '../../flows/index.ts';
import type { Line } from './line.ts';

/** The outside as the flow may know it now. */
export function surroundingsOf({ clock, todayIn, facts, identifiers }: Line): Surroundings {
  return {
    now: new Date(clock.now()).toISOString(),
    todayIn,
    line: facts,
    fresh: { paymentId: identifiers.ulid, confirmation: identifiers.confirmation },
  };
}
