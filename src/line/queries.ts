import type { Outcome, Query } from '../../flows/index.ts';
import { outcomeOf } from '../../flows/index.ts';
import { untoldAutopayNews } from '../autopay/news.ts';
import type { MemberRecord } from '../billing/directory.ts';
import { PaylineError } from '../errors.ts';
import { untoldNews } from '../payments/scheduled-news.ts';
import { waitForPayment } from '../payments/wait-for-payment.ts';
import { activeEnrolmentsOf } from '../store/autopay.ts';
import { countFailures, failuresOfKnownCaller } from '../store/identifications.ts';
import { languageOfMember } from '../store/languages.ts';
import { wantsMoreTime } from '../store/more-time.ts';
import { savedMethodsOf } from '../store/saved-methods.ts';
import { waitingScheduled } from '../store/scheduled-payments.ts';
import type { CardToken } from '../store/tokens.ts';
import { earlierCall } from './earlier-call.ts';
import { isEqual } from './is-equal.ts';
import type { Line } from './line.ts';
import { applicationAnswers } from './queries/application.ts';
import { autopayAnswers } from './queries/autopay.ts';
import { billNumberAnswers } from './queries/bill-number.ts';
import { cardLinkAnswers } from './queries/card-links.ts';
import { extensionAnswers } from './queries/extension.ts';
import { historyAnswers } from './queries/history.ts';
import { languageAnswers } from './queries/language.ts';
import { asOwed } from './queries/owed.ts';
import { queueAnswers } from './queries/queue.ts';
import { receiptAnswers } from './queries/receipts.ts';
import { requestAnswers } from './queries/requests.ts';
import { savedMethodAnswers } from './queries/saved-methods.ts';
import { scheduledAnswers } from './queries/scheduled.ts';
import { serviceAnswers } from './queries/service.ts';
import { freshBill, severalBillsAnswers } from './queries/several-bills.ts';

/** Who is asking: the call, for resuming and for limits. */
export interface Asker {
  readonly callSid: string;
  /** A gateway's token that came with an answer: sealed in the turn's commit, unseen by the flow. */
  keepToken(token: CardToken): void;
}

export type Answer<Type extends Query['type']> = (
  line: Line,
  query: Extract<Query, { type: Type }>,
  asker: Asker,
) => Promise<Outcome>;

const HOUR_MILLISECONDS = 3_600_000;
const DIRECTORY_DEADLINE_MILLISECONDS = 4_000;

/** One answer for each query; a topic's own are in queries/. */
export type Answers = { readonly [Type in Query['type']]: Answer<Type> };

const answers: Answers = {
  ...applicationAnswers,
  ...autopayAnswers,
  ...billNumberAnswers,
  ...cardLinkAnswers,
  ...extensionAnswers,
  ...historyAnswers,
  ...languageAnswers,
  ...queueAnswers,
  ...receiptAnswers,
  ...serviceAnswers,
  ...requestAnswers,
  ...savedMethodAnswers,
  ...scheduledAnswers,
  ...severalBillsAnswers,
  'query.standing': async (line, query) => ({
    type: 'standing.known',
    identificationOpen: !isLockedOut(line, query),
  }),

  'query.member': async (line, query, asker) => {
    // The same work whoever it is, so that a wrong ID and a wrong birth date take the same time.
    const member = await line.directory.findMember(query.memberId);
    const bills = await line.directory.openBills(member?.memberId ?? NOBODY.memberId);
    const matched = isSame(member ?? NOBODY, query) && member !== null;
    if (isLockedOut(line, query)) return { type: 'member.locked' };
    if (!matched) return { type: 'member.notMatched' };
    const earlier = await earlierCall(line, member.memberId, query.callerNumber, asker.callSid);
    return {
      type: 'member.matched',
      memberId: member.memberId,
      region: member.region,
      locale: languageOfMember(line.db, member.memberId) ?? member.language,
      bills: bills.map((bill) => asOwed(line, bill)),
      earlier,
      prefersMoreTime: wantsMoreTime(line.db, member.memberId),
      savedMethods: savedMethodsOf(line.db, member.memberId),
      scheduled: waitingScheduled(line.db, member.memberId),
      scheduledNews: untoldNews(line.db, member.memberId, asker.callSid, line.clock.now()),
      hasAutopay: activeEnrolmentsOf(line.db, member.memberId).length > 0,
      autopayNews: untoldAutopayNews(line.db, member.memberId, asker.callSid, line.clock.now()),
    };
  },

  'query.freshBill': async (line, { billId }) => {
    const { bill, lockedBy } = await freshBill(line, billId);
    return { type: 'bill.fresh', bill, lockedBy };
  },

  'query.memberBills': async (line, { memberId }) => {
    const bills = await line.directory.openBills(memberId);
    return { type: 'bills.known', bills: bills.map((bill) => asOwed(line, bill)) };
  },

  'query.payment': async (line, { paymentId }) => {
    const maxMilliseconds = line.facts.waits.outcomeSeconds * 1_000;
    const { db, clock, worker } = line;
    const payment = await waitForPayment({
      ...{ db, clock, events: worker.events, paymentId, maxMilliseconds },
    });
    if (!payment) throw new PaylineError('payment.unknownPayment', `No payment ${paymentId}.`);
    return { type: 'payment.known', outcome: outcomeOf(payment.state) };
  },
};

/** Answers one read-only query. Throws query.failed when it takes too long. */
export async function answerQuery(line: Line, asker: Asker, query: Query): Promise<Outcome> {
  const answer = answers[query.type] as Answer<Query['type']>;
  const answering = answer(line, query as never, asker);
  const outcome = (await atOnce(answering)) ?? (await inTime(line, query, answering));
  if (outcome) return outcome;
  throw new PaylineError('query.failed', `${query.type} had no answer in time.`);
}

/** Our own database answers within these; only what goes over a network needs a deadline. */
const MICROTASKS_AT_ONCE = 12;

async function atOnce(answering: Promise<Outcome>): Promise<Outcome | null> {
  let outcome: Outcome | null = null;
  answering.then(
    (answered) => {
      outcome = answered;
    },
    () => {},
  );
  for (let tick = 0; tick < MICROTASKS_AT_ONCE && outcome === null; tick += 1) await null;
  return outcome;
}

async function inTime(
  line: Line,
  query: Query,
  answering: Promise<Outcome>,
): Promise<Outcome | null> {
  const answered = new AbortController();
  const tooLate = line.clock.sleep(deadlineMilliseconds(line, query), answered.signal);
  try {
    return await Promise.race([answering, tooLate.then(() => null)]);
  } finally {
    answered.abort();
  }
}

function deadlineMilliseconds(line: Line, query: Query): number {
  const waiting = query.type === 'query.payment' || query.type === 'query.member';
  return DIRECTORY_DEADLINE_MILLISECONDS + (waiting ? line.facts.waits.outcomeSeconds * 1_000 : 0);
}

/** Stands in for an unknown member, so that looking one up costs the same. */
const NOBODY = { memberId: '', birthDate: '0000-00-00', zip: '00000' };

function isSame(
  member: Pick<MemberRecord, 'birthDate' | 'zip'>,
  query: { readonly birthDate: string | null; readonly zip: string | null },
): boolean {
  const birthDateMatches = isEqual(member.birthDate, query.birthDate ?? '');
  const zipMatches = isEqual(member.zip, query.zip ?? '');
  return query.birthDate === null ? zipMatches : birthDateMatches;
}

/**
 * Too many wrong guesses by this phone in an hour, or about this member in a day. For a phone that
 * has identified the member before only its own guesses count: nobody else locks it out, and whoever
 * pretends to call from it has no more guesses than anybody.
 */
function isLockedOut(
  { db, clock, facts }: Line,
  { memberId, callerNumber }: { readonly memberId: string; readonly callerNumber: string | null },
): boolean {
  const { failedIdentificationsPerCallerPerHour: perCaller } = facts.limits;
  const { failedIdentificationsPerMemberPerDay: perMember } = facts.limits;
  const callerMilliseconds = clock.now() - HOUR_MILLISECONDS;
  const memberMilliseconds = clock.now() - 24 * HOUR_MILLISECONDS;
  const since = { callerMilliseconds, memberMilliseconds };
  const { ofCaller, ofMember } = countFailures(db, { callerNumber, memberId }, since);
  if (ofCaller >= perCaller) return true;
  if (ofMember < perMember) return false;
  if (callerNumber === null) return true;
  const own = failuresOfKnownCaller(db, memberId, callerNumber, memberMilliseconds);
  return own === null || own >= perMember;
}
