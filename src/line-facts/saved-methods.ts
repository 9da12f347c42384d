import { z } from 'zod';

/** `savedMethods` in line.json: kept cards, and the code that is texted before one is used. */
export const savedMethodFacts = z.strictObject({
  perMemberMax: z.int().min(1).max(3, 'nobody listens to a longer list'),
  /** Raise it with the words of savedMethod.keep and savedMethod.replace: consents name it. */
  scriptVersion: z.string().min(1).max(40),
  codeMinutes: z.int().min(1).max(60),
  codeTries: z.int().min(1).max(5, 'six digits must not be guessed'),
  codesPerMemberPerHour: z.int().min(1).max(10),
});
