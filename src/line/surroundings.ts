import type { Surroundings } from '../../flows/index.ts';
import type { Line } from './line.ts';

/** The outside as the flow may know it now. New names are made only when the flow takes them. */
export function surroundingsOf({ clock, facts, identifiers }: Line): Surroundings {
  return {
    now: new Date(clock.now()).toISOString(),
    line: facts,
    fresh: {
      get paymentId() {
        return identifiers.ulid();
      },
      get confirmation() {
        return identifiers.confirmation();
      },
    },
  };
}
