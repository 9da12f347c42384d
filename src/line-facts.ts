import { readFileSync } from 'node:fs';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { LineFacts } from '../flows/index.ts';
import { PaylineError } from './errors.ts';

const count = z.int().min(1).max(10_000);
const seconds = z.int().min(1).max(3_600);
const phoneNumber = z.string().regex(/^\+[1-9]\d{7,14}$/, 'write it as E.164, like +18005550142');
const date = z.iso.date('write it as YYYY-MM-DD');
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'write it as HH:MM');

const openingHours = z
  .strictObject({ days: z.array(z.int().min(1).max(7)).min(1), opens: time, closes: time })
  .refine((hours) => hours.opens < hours.closes, 'opens must be before closes');

const office = z.strictObject({
  number: phoneNumber,
  ringSeconds: z.int().min(5).max(600),
  limitSeconds: z.int().min(60).max(14_400),
  zone: z.string().refine(IANAZone.isValidZone, 'name an IANA zone, like America/Los_Angeles'),
  zoneLabel: z.string().min(1),
  hours: z.array(openingHours).min(1),
  holidays: z.array(z.strictObject({ date, name: z.string().min(1) })),
});

const waits = z.strictObject({
  keySeconds: seconds,
  digitsSeconds: seconds,
  cardSeconds: seconds,
  relaySeconds: seconds,
  outcomeSeconds: z.int().min(1).max(8, "must stay well inside Twilio's 15 seconds"),
  outcomeRounds: count,
});

const limits = z.strictObject({
  triesPerQuestion: count,
  identificationsPerCall: count,
  billLookupsPerCall: count,
  failedIdentificationsPerCallerPerHour: count,
  failedIdentificationsPerMemberPerDay: count,
  cardEntriesPerCall: count,
  declinesPerCall: count,
  turnsPerCall: count,
  minutesPerCall: count,
  relayMinutesPerCall: count,
  resumeMinutes: count,
  billsPerPage: z.int().min(1).max(5, 'keys 6 to 9 mean something else in the list of bills'),
  largeAmountTimesMinimum: count,
});

const lineFacts = z.strictObject({
  planName: z.string().min(1).max(80),
  lineNumber: phoneNumber,
  office,
  speech: z.strictObject({ locale: z.literal('en-US'), voice: z.string().min(1) }),
  memberIdDigits: z.int().min(2).max(12, 'longer IDs cannot be told from card numbers'),
  billNumberDigits: z.int().min(2).max(12, 'longer numbers cannot be told from card numbers'),
  waits,
  card: z.strictObject({
    types: z.array(z.enum(['visa', 'mastercard', 'amex', 'discover'])).min(1),
    attempts: z.int().min(1).max(3),
  }),
  limits,
});

/**
 * Reads the operator's facts. Throws facts.invalid with every problem and its place in the file.
 */
export function readLineFacts(path: string): LineFacts {
  const parsed = lineFacts.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(file)'}: ${issue.message}`,
  );
  throw new PaylineError('facts.invalid', `${path} cannot be used:\n${problems.join('\n')}`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PaylineError('facts.invalid', `${path} cannot be read: ${why}. Check LINE_FILE.`, {
      cause,
    });
  }
}
