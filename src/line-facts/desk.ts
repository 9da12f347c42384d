import { z } from 'zod';

const minutes = z.int().min(0).max(120);
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'write it as HH:MM, like 09:00');

/** A caller may not be called before 8 a.m. or after 9 p.m. where they live (47 CFR 64.1200(c)(1)). */
const callbackDaytime = z
  .strictObject({ opens: timeOfDay, closes: timeOfDay })
  .refine(({ opens, closes }) => opens < closes, 'opens must be before closes')
  .refine(({ opens, closes }) => opens >= '08:00' && closes <= '21:00', 'within 08:00 to 21:00');

/** `desk` in line.json: persons who answer, and callers who wait for them. */
export const deskFacts = z.strictObject({
  offerSeconds: z.int().min(10).max(60),
  announceSeconds: z.int().min(15).max(60, 'who waits hears of their place every minute'),
  creditMinutes: z.strictObject({
    coverageEndsToday: minutes,
    relay: minutes,
    returnedCall: minutes,
    standard: minutes,
  }),
  callbackTries: z.int().min(1).max(10),
  callbackRetryMinutes: z.int().min(5).max(1_440),
  callbackDaytime,
  awayReasons: z.array(z.string().min(1).max(40)).min(1).max(12),
  wrapUpCodes: z
    .array(z.strictObject({ code: z.string().min(1).max(40), label: z.string().min(1).max(60) }))
    .min(1)
    .refine(
      (codes) => new Set(codes.map(({ code }) => code)).size === codes.length,
      'each code once',
    ),
  holdMusicUrl: z.url({ protocol: /^https$/ }).nullable(),
});
