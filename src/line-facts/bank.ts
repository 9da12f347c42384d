import { z } from 'zod';

export const tenderFacts = z
  .array(z.enum(['card', 'bank']))
  .min(1)
  .refine((tenders) => new Set(tenders).size === tenders.length, 'names a tender twice');

export const bankFacts = z.strictObject({
  attempts: z.int().min(1).max(3, '<Pay> asks three times at most'),
  entriesPerCall: z.int().min(1).max(10),
  recordingMinimumSeconds: z.int().min(1).max(20),
  recordingTries: z.int().min(1).max(5),
  speechSilenceSeconds: z.int().min(2).max(30),
  speechLongestSeconds: z.int().min(10).max(120),
  debitAfterDays: z.int().min(0).max(10),
  evidenceYears: z.int().min(2, 'Nacha asks for two years').max(20),
});
