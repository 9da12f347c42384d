import { z } from 'zod';

const request = z.strictObject({
  openDays: z.int().min(1).max(366),
  answerBusinessDays: z.int().min(1).max(90),
});

/** `requests` in line.json: how long each kind is open, and when the answer can be expected. */
export const requestFacts = z.strictObject({
  assistance: request,
  itemizedStatement: request,
  dispute: request,
  onlineAccount: request,
});

const guideline = z.strictObject({
  year: z.int().min(2020).max(2100),
  firstPersonDollars: z.int().min(1_000).max(100_000),
  eachMoreDollars: z.int().min(100).max(100_000),
});

const bands = z
  .array(
    z.strictObject({
      upToPercent: z.int().min(1).max(1_000),
      coversPercent: z.int().min(1).max(100),
    }),
  )
  .min(1)
  .max(3, 'callers cannot keep more in mind')
  .refine(
    (all) =>
      all.every(({ upToPercent }, index) => upToPercent > (all[index - 1]?.upToPercent ?? 0)),
    'write the lowest income first',
  );

/** `assistance` in line.json: the poverty guideline and who may qualify, and where it differs. */
export const assistanceFacts = z.strictObject({
  householdMax: z.int().min(1).max(99),
  guideline,
  bands,
  regions: z.record(
    z.string(),
    z.strictObject({ guideline: guideline.optional(), bands: bands.optional() }),
  ),
});

/** `onlineAccount` in line.json. */
export const onlineAccountFacts = z.strictObject({
  link: z.url({ protocol: /^https$/, error: 'write the whole address, beginning with https' }),
});
