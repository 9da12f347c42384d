import type { OpenBill } from '../../flows/index.ts';
import { autopayChargeDate, autopayDueOf, isFirstPremium } from '../../flows/rules/autopay.ts';
import { hasExpired } from '../../flows/saved-method/memory.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import type { Clock } from '../clock.ts';
import { PaylineError } from '../errors.ts';
import type { Identifiers } from '../ids.ts';
import { asOwed } from '../line/queries/owed.ts';
import { localDate } from '../local-date.ts';
import { postedSinceCents } from '../payments/captured.ts';
import { authorizePayment, openPaymentForBill } from '../payments/ledger.ts';
import {
  activeEnrolments,
  type EnrolmentRow,
  findEnrolment,
  lastAuthorization,
} from '../store/autopay.ts';
import {
  cardOfMethod,
  isHandled,
  noteCharge,
  oweAutopayNews,
  suspendAfterTwo,
} from '../store/autopay-charges.ts';
import type { Database } from '../store/open.ts';
import { inTransaction } from '../store/statement.ts';
import { billsOfEnrolment } from './series.ts';

/** What a run did about one due date, or what a dry run would do. */
export interface RunItem {
  readonly reference: string;
  readonly billId: string;
  readonly dueDate: string;
  readonly amountCents: number;
  readonly result:
    | 'charged'
    | 'overCap'
    | 'disputed'
    | 'cardExpired'
    /** These are looked at again in the next run. */
    | 'billLocked'
    | 'billChanged'
    | 'firstPremium'
    | 'recordsDown';
  /** The payment's number; null unless charged. */
  readonly confirmation: string | null;
}

export interface RunTools {
  readonly db: Database;
  readonly clock: Clock;
  readonly directory: BillingDirectory;
  readonly identifiers: Identifiers;
}

export interface RunOptions {
  /** YYYY-MM-DD; without it today in each enrolment's zone. */
  readonly date?: string;
  readonly dryRun?: boolean;
}

/**
 * Charges what is due by now, once for each enrolment, bill and due date, whoever runs it, how often
 * and at the same time: the row that says so and the payment are one transaction. The line's outbox
 * makes the charges, as for every payment. Due dates that passed without a run are made up for.
 * Throws autopay.futureDate unless it is a dry run.
 */
export async function runAutopay(
  tools: RunTools,
  { date, dryRun = false }: RunOptions = {},
): Promise<readonly RunItem[]> {
  const items: RunItem[] = [];
  for (const enrolment of activeEnrolments(tools.db)) {
    const today = localDate(enrolment.zone, tools.clock.now());
    if (date !== undefined && date > today && !dryRun) throw isFuture(date, today);
    items.push(...(await runOne(tools, enrolment, date ?? today, dryRun)));
  }
  return items;
}

async function runOne(
  { db, clock, directory, identifiers }: RunTools,
  enrolment: EnrolmentRow,
  date: string,
  dryRun: boolean,
): Promise<RunItem[]> {
  const sinceMilliseconds = clock.now();
  const found = await directory.openBills(enrolment.memberId).catch(() => null);
  if (!found) return [itemOf(enrolment, NO_BILL, 'recordsDown')];
  const ids = billsOfEnrolment(
    enrolment,
    found.map((bill) => asOwed({ db }, bill)),
  );
  return ids.flatMap(({ billId }) => {
    const bill = found.find((each) => each.billId === billId);
    if (!bill) return [];
    const decide = () => {
      const now = clock.now();
      return decideOn(db, { id: enrolment.id, bill, date, sinceMilliseconds }, now);
    };
    if (dryRun) {
      const decision = decide();
      return decision ? [decision.item] : [];
    }
    return inTransaction(db, () => {
      const decision = decide();
      if (!decision) return [];
      return [writeDown(db, decision, identifiers, clock.now())];
    });
  });
}

interface Decision {
  readonly item: RunItem;
  readonly enrolment: EnrolmentRow;
}

/** Reads only; null when this bill needs nothing now. */
function decideOn(
  db: Database,
  about: {
    readonly id: string;
    readonly bill: OpenBill;
    readonly date: string;
    readonly sinceMilliseconds: number;
  },
  now: number,
): Decision | null {
  const enrolment = findEnrolment(db, about.id);
  if (enrolment?.state !== 'active') return null;
  const bill = asOwed({ db }, about.bill);
  const due = autopayDueOf(bill);
  if (!due || isHandled(db, enrolment.id, due)) return null;
  const authorizedOn = lastAuthorization(db, enrolment.id)?.authorizedOn ?? '';
  const { daysBefore } = enrolment;
  if (autopayChargeDate(due.dueDate, daysBefore, authorizedOn) > about.date) return null;
  const result = resultFor(db, enrolment, bill, due.amountCents, about.sinceMilliseconds, now);
  return { enrolment, item: itemOf(enrolment, due, result) };
}

function resultFor(
  db: Database,
  enrolment: EnrolmentRow,
  bill: OpenBill,
  amountCents: number,
  sinceMilliseconds: number,
  now: number,
): RunItem['result'] {
  if (openPaymentForBill(db, bill.billId)) return 'billLocked';
  if (postedSinceCents(db, bill.billId, sinceMilliseconds) > 0) return 'billChanged';
  if (isFirstPremium(bill)) return 'firstPremium';
  if (bill.inDispute) return 'disputed';
  if (amountCents > enrolment.capCents) return 'overCap';
  const card = cardOfMethod(db, enrolment.methodId);
  // An enrolment ends with its card, so there is one.
  const method = { methodId: '', card: { tokenId: '', brand: '', lastFour: '' } };
  const { expiryMonth = null } = card ?? {};
  const isOver = !card || hasExpired({ ...method, expiryMonth }, localDate(enrolment.zone, now));
  return isOver ? 'cardExpired' : 'charged';
}

function writeDown(
  db: Database,
  { item, enrolment }: Decision,
  identifiers: Identifiers,
  now: number,
): RunItem {
  const { id: enrolmentId } = enrolment;
  const { result, ...due } = item;
  switch (result) {
    case 'charged':
      return { ...item, confirmation: charge(db, enrolment, item, identifiers, now) };
    case 'overCap':
    case 'disputed':
    case 'cardExpired':
      noteCharge(db, enrolmentId, due, { state: result, paymentId: null }, now);
      oweAutopayNews(db, { enrolmentId, ...due }, result, now);
      if (result === 'cardExpired') suspendAfterTwo(db, enrolmentId, now);
      return item;
    default:
      return item;
  }
}

/** The payment as every other, authorized by the words of the enrolment that hold now. */
function charge(
  db: Database,
  enrolment: EnrolmentRow,
  { billId, dueDate, amountCents }: RunItem,
  identifiers: Identifiers,
  now: number,
): string {
  const { id, memberId, kind, methodId } = enrolment;
  const card = cardOfMethod(db, methodId);
  const authorization = lastAuthorization(db, id);
  if (!card || !authorization) throw new Error(`Enrolment ${id} has no card or no words.`);
  const { tokenId, brand, lastFour } = card;
  const paymentId = identifiers.ulid();
  const confirmation = identifiers.confirmation();
  const { callSid, terms: authorizedWords } = authorization;
  authorizePayment(
    db,
    {
      ...{ paymentId, confirmation, callSid, memberId, amountCents, authorizedWords },
      allocations: [{ billId, amountCents }],
      purpose: kind === 'plan' ? 'instalment' : 'recurring',
      card: { tokenId, brand, lastFour },
    },
    now,
  );
  const due = { billId, dueDate, amountCents };
  noteCharge(db, id, due, { state: 'submitted', paymentId }, now);
  return confirmation;
}

const NO_BILL = { billId: '', dueDate: '', amountCents: 0 };

function itemOf(
  { reference }: EnrolmentRow,
  { billId, dueDate, amountCents }: Pick<RunItem, 'billId' | 'dueDate' | 'amountCents'>,
  result: RunItem['result'],
): RunItem {
  return { reference, billId, dueDate, amountCents, result, confirmation: null };
}

function isFuture(date: string, today: string): PaylineError {
  return new PaylineError(
    'autopay.futureDate',
    `${date} has not come: it is ${today}. Nobody agreed to be charged before their day. ` +
      'Add --dry-run to see what would be charged then.',
  );
}
