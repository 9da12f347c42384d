import { timingSafeEqual } from 'node:crypto';

/** Compares what a caller keyed with what the records have; the time taken tells nothing. */
export function isEqual(expected: string, given: string): boolean {
  const padded = Buffer.from(given.padEnd(expected.length).slice(0, expected.length));
  return timingSafeEqual(Buffer.from(expected), padded) && given.length === expected.length;
}
