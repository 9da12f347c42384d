import { z } from 'zod';

const phoneNumber = z.string().regex(/^\+[1-9]\d{7,14}$/, 'write it as E.164, like +18005550142');

/** 47 CFR 64.604(a)(1): an assistant stays for ten minutes; so does the line. */
export const relayFacts = z.strictObject({
  callerNumbers: z.array(phoneNumber),
  quietMinutes: z.int().min(10, 'a call by relay is not ended sooner').max(60),
});

export const ttyFacts = z.strictObject({
  watch: z.boolean(),
  quietMinutes: z.int().min(2).max(60),
});

/** A link's page is open for half an hour at most; the wait is shorter than that. */
export const cardLinkFacts = z.strictObject({
  byEmail: z.boolean(),
  waitMinutes: z.int().min(2).max(25),
});
