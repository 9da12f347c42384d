/** A frame of a Media Stream: 20 ms of µ-law at 8 kHz. */
export const FRAME_BYTES = 160;
export const FRAME_MILLISECONDS = 20;
const MULAW_SILENCE = 0xff;

export function silentFrame(): Uint8Array {
  return new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);
}
