import type { Shift } from './code-table.ts';

/** A code as it was heard; what it means is decided later, see `readText` and `readDigits`. */
export interface ReceivedCode {
  /** 0 to 31, shifts among them. */
  readonly code: number;
  /** The shift the sender was in, as far as it was heard; letters at first. */
  readonly shift: Shift;
  /** When its start bit began, from the first byte of the stream. */
  readonly atMilliseconds: number;
  /** The share of the energy that the tones explain: 1 on a clean line, 0.5 at SNR 0 dB. */
  readonly confidence: number;
  /** True when a bit of it was lost or drowned, and so may be a guess. */
  readonly isDoubtful: boolean;
}
