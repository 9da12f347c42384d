/** What both ends agree on: TIA-825-A, also ITU-T V.18 Annex A, on 8 kHz µ-law audio. */
export const SAMPLES_PER_SECOND = 8000;
export const SAMPLES_PER_MILLISECOND = 8;

/** Mark is a 1 and the idle tone, space a 0 and the start bit. */
export const MARK_HERTZ = 1400;
export const SPACE_HERTZ = 1800;

/** 45.45 baud exactly: a bit lasts 22 ms, a character of 1 start, 5 data and 2 stop bits 176 ms. */
export const BIT_MILLISECONDS = 22;
export const DATA_BITS = 5;

/** One frame of a telephone network, and of a Media Stream's message: what is lost is lost whole. */
export const FRAME_SAMPLES = 160;
export const FRAME_MILLISECONDS = 20;

/** Both tones have whole cycles in 40 samples: 7 of mark, 9 of space. */
export const TONE_PERIOD_SAMPLES = 40;
