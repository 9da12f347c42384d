/** Between two keys typed by the page: a brisk human pace that carriers still tell apart. */
export const KEY_PACE_MILLISECONDS = 150;
/** Before the closing '#': long enough for the line to show that it already has all digits. */
const CLOSING_PACE_MILLISECONDS = 400;

export interface TypingJob {
  /** Only 0-9, * and #; see `keysIn`. */
  readonly keys: string;
  /** Press '#' at the end, but only when the line has not taken the entry by itself. */
  readonly closeWithPound: boolean;
}

export interface TypingHands {
  press(key: string): void;
  /** Resolves after `milliseconds`, or at once when `stop` is aborted. */
  wait(milliseconds: number, stop: AbortSignal): Promise<void>;
  /** How many entries the line has taken so far. */
  entriesTaken(): number;
}

/**
 * Presses the keys of `job` one by one. An aborted `stop` leaves the rest unpressed.
 */
export async function typeKeys(
  job: TypingJob,
  hands: TypingHands,
  stop: AbortSignal,
): Promise<void> {
  const takenBefore = hands.entriesTaken();
  for (const [index, key] of [...job.keys].entries()) {
    if (index > 0) await hands.wait(KEY_PACE_MILLISECONDS, stop);
    if (stop.aborted) return;
    hands.press(key);
  }
  if (!job.closeWithPound) return;
  await hands.wait(CLOSING_PACE_MILLISECONDS, stop);
  if (!stop.aborted && hands.entriesTaken() === takenBefore) hands.press('#');
}

/** The keys in pasted text: '9000 00017#' → '900000017#'. Everything that is no key is dropped. */
export function keysIn(text: string): string {
  return text.replace(/[^0-9*#]/g, '');
}

/** A birth date as the line asks for it: '1958-01-02' → '01021958'. */
export function birthDateKeys(birthDate: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  return parts ? `${parts[2]}${parts[3]}${parts[1]}` : keysIn(birthDate);
}
