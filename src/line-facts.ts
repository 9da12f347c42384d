import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LineFacts } from '../flows/index.ts';
import { PaylineError } from './errors.ts';
import { autopayFacts } from './line-facts/autopay.ts';
import { bankFacts, tenderFacts } from './line-facts/bank.ts';
import { deskFacts } from './line-facts/desk.ts';
import { calendarFacts, extensionFacts } from './line-facts/due-dates.ts';
import { graceFacts } from './line-facts/grace.ts';
import { paymentPlanFacts } from './line-facts/payment-plans.ts';
import { localized, regionFacts, requireKnownRegion } from './line-facts/regions.ts';
import { cardLinkFacts, relayFacts, ttyFacts } from './line-facts/relay.ts';
import { assistanceFacts, onlineAccountFacts, requestFacts } from './line-facts/requests.ts';
import { savedMethodFacts } from './line-facts/saved-methods.ts';
import { scheduledFacts } from './line-facts/scheduled.ts';
import { noticeFacts } from './line-facts/service.ts';

const count = z.int().min(1).max(10_000);
const seconds = z.int().min(1).max(3_600);
const phoneNumber = z.string().regex(/^\+[1-9]\d{7,14}$/, 'write it as E.164, like +18005550142');

const waits = z.strictObject({
  keySeconds: seconds,
  digitsSeconds: seconds,
  silenceSeconds: seconds,
  cardSeconds: seconds,
  relaySeconds: seconds,
  outcomeSeconds: z.int().min(1).max(8, "must stay well inside Twilio's 15 seconds"),
  outcomeRounds: count,
});

const limits = z.strictObject({
  triesPerQuestion: count,
  identificationsPerCall: count,
  billLookupsPerCall: count,
  confirmationLookupsPerCall: count,
  pastPaymentsHeard: z.int().min(1).max(9, 'nobody listens to more'),
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

const lineFacts = z
  .strictObject({
    planName: z.string().min(1).max(80),
    lineNumber: phoneNumber,
    defaultRegion: z.string(),
    regions: regionFacts,
    speech: localized,
    memberIdDigits: z.int().min(2).max(12, 'longer IDs cannot be told from card numbers'),
    billNumberDigits: z.int().min(2).max(12, 'longer numbers cannot be told from card numbers'),
    applicationNumberDigits: z
      .int()
      .min(2)
      .max(12, 'longer numbers cannot be told from card numbers'),
    waits,
    card: z.strictObject({
      types: z.array(z.enum(['visa', 'mastercard', 'amex', 'discover'])).min(1),
      attempts: z.int().min(1).max(3),
    }),
    tenders: tenderFacts,
    bank: bankFacts,
    limits,
    savedMethods: savedMethodFacts,
    scheduled: scheduledFacts,
    autopay: autopayFacts,
    relay: relayFacts,
    tty: ttyFacts,
    cardLinks: cardLinkFacts,
    desk: deskFacts,
    notices: noticeFacts,
    requests: requestFacts,
    assistance: assistanceFacts,
    onlineAccount: onlineAccountFacts,
    grace: graceFacts,
    calendar: calendarFacts,
    extension: extensionFacts,
    paymentPlan: paymentPlanFacts,
  })
  .superRefine(requireKnownRegion)
  .refine(
    (facts) => facts.applicationNumberDigits !== facts.billNumberDigits,
    'applicationNumberDigits must differ from billNumberDigits: both are keyed at one question',
  );

/** TTYs' numbers belong to a deployment, as its address does: TTY_NUMBERS, TTY_REP_NUMBER. */
export type TtyNumbers = Pick<LineFacts['tty'], 'numbers' | 'representativeNumber'>;

const NO_TTY_NUMBERS: TtyNumbers = { numbers: [], representativeNumber: null };

/**
 * Reads the operator's facts. Throws facts.invalid with every problem and its place in the file.
 */
export function readLineFacts(path: string, ttyNumbers: TtyNumbers = NO_TTY_NUMBERS): LineFacts {
  const parsed = lineFacts.safeParse(readJson(path));
  if (parsed.success) return { ...parsed.data, tty: { ...parsed.data.tty, ...ttyNumbers } };
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
