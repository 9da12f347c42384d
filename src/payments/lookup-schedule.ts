const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Reliability reference A1.1 rule 4: 5 s, 15 s, 60 s, five times 5 min, then hourly for a day. */
const firstWaits: readonly number[] = [
  5 * SECOND,
  15 * SECOND,
  60 * SECOND,
  ...Array<number>(5).fill(5 * MINUTE),
];
const LOOKUPS_END_MILLISECONDS = 24 * HOUR;

/**
 * When to ask the gateway again, in milliseconds since 1970, or null when a person must.
 * `lookups` were made before; the answer was lost at `unknownSinceMilliseconds`.
 */
export function nextLookupAt(
  lookups: number,
  unknownSinceMilliseconds: number,
  nowMilliseconds: number,
): number | null {
  if (nowMilliseconds - unknownSinceMilliseconds >= LOOKUPS_END_MILLISECONDS) return null;
  return nowMilliseconds + (firstWaits[lookups] ?? HOUR);
}

/** When to make sure, once, that a charge proved absent has not turned up after all. */
export function lateLookupAt(unknownSinceMilliseconds: number): number {
  return unknownSinceMilliseconds + LOOKUPS_END_MILLISECONDS;
}
