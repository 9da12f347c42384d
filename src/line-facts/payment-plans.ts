import { z } from 'zod';

const isRising = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));

const band = z.strictObject({
  fromCents: z.int().min(1).max(100_000_000),
  counts: z
    .array(z.int().min(2).max(60))
    .min(1)
    .max(4, 'nobody keeps more than four lengths in mind')
    .refine(isRising, 'write the fewest instalments first, each number once'),
});

/** `paymentPlan` in line.json: who may pay in instalments, and in how many. */
export const paymentPlanFacts = z
  .strictObject({
    firstDueDays: z.int().min(0).max(60),
    instalmentMinimumCents: z.int().min(1).max(100_000_000),
    bands: z
      .array(band)
      .min(1)
      .refine(
        (bands) => isRising(bands.map(({ fromCents }) => fromCents)),
        'write the smallest fromCents first, each amount once',
      ),
  })
  .refine(
    ({ bands, instalmentMinimumCents }) =>
      bands.every(
        ({ fromCents, counts }) => fromCents >= instalmentMinimumCents * Math.min(...counts),
      ),
    'a band must allow its fewest instalments: raise fromCents or lower instalmentMinimumCents',
  );
