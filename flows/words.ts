import { type CallContext, chosenBill } from './context.ts';
import { billsOnPage, mostUrgent, offersMinimum, pageCount } from './rules/bills.ts';
import { holidayName } from './rules/office-hours.ts';
import type { OpenBill, Proof, Say } from './vocabulary.ts';

type Words = Readonly<Record<string, string | number>>;

const RANK: Readonly<Record<Proof, number>> = { none: 0, bill: 1, member: 2 };

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** Words anybody may hear. */
function publicWords(context: CallContext): Words {
  const { line } = context;
  return {
    planName: line.planName,
    tries: context.tries,
    channel: context.channel,
    memberIdCount: line.memberIdDigits,
    billNumberCount: line.billNumberDigits,
    officePhone: line.office.number,
    canIdentify: yes(context.identificationOpen),
  };
}

/** Words about one bill: what, how much, by when. */
export function billWords(bill: OpenBill, todayDate: string): Words {
  return {
    kind: bill.kind,
    category: bill.category,
    forDate: bill.forDate,
    forMonth: bill.forDate,
    dueDate: bill.dueDate,
    balanceCents: bill.balanceCents,
    minimumCents: bill.minimumDueCents,
    pastDue: yes(bill.dueDate < todayDate),
    graceEndDate: bill.graceEndDate ?? bill.dueDate,
    inGrace: yes(bill.graceEndDate !== null && bill.graceEndDate >= todayDate),
  };
}

/** Words that need proof; without it they do not exist, and a prompt that wants them cannot render. */
function privateWords(context: CallContext): Words {
  const bill = chosenBill(context);
  return {
    proof: context.proof,
    billCount: context.bills.length,
    hasMorePages: yes(pageCount(context.bills, context.line.limits) > 1),
    amountCents: context.amountCents,
    offersMinimum: yes(bill !== null && offersMinimum(bill)),
    brand: context.card?.brand ?? 'none',
    lastFourDigits: context.card?.lastFour ?? '',
    lockedByDigits: context.lockedBy ?? '',
    paidCents: context.payment?.amountCents ?? 0,
    confirmationDigits: context.payment?.confirmation ?? '',
    rounds: context.payment?.rounds ?? 0,
    ...(bill ? billWords(bill, context.today) : {}),
    ...(context.proof === 'bill' ? UNNAMED : {}),
  };
}

/** Who knows only a bill's number hears what is due and by when, never what it is for
 * (45 CFR 164.502(b), minimum necessary). */
const UNNAMED = { kind: 'bill', category: 'none' };

/** Everything a prompt of this state may be given. */
export function wordsOf(context: CallContext, discloses: Proof): Words {
  const allowed = discloses !== 'none' && RANK[context.proof] >= RANK[discloses];
  return allowed ? { ...publicWords(context), ...privateWords(context) } : publicWords(context);
}

/** One question: its keys with their arguments; lists are spoken item by item. */
export function questionOf(
  context: CallContext,
  keys: readonly string[],
  discloses: Proof,
): readonly Say[] {
  const words = wordsOf(context, discloses);
  return keys.flatMap((key) => {
    if (key === 'account.eachBill') return eachBill(context, words);
    if (key === 'account.urgent') return urgent(context, words);
    if (key === 'person.closed') return [closed(context, words)];
    return [{ key, with: words }];
  });
}

function eachBill(context: CallContext, words: Words): Say[] {
  return billsOnPage(context.bills, context.page, context.line.limits).map((bill, index) => ({
    key: 'account.eachBill',
    with: { ...words, ...billWords(bill, context.today), number: index + 1 },
  }));
}

function urgent(context: CallContext, words: Words): Say[] {
  const found = mostUrgent(context.bills, context.today);
  if (!found) return [];
  const about = billWords(found.bill, context.today);
  return [{ key: 'account.urgent', with: { ...words, ...about, urgency: found.urgency } }];
}

function closed(context: CallContext, words: Words): Say {
  const holiday = holidayName(context.now, context.line.office) ?? 'none';
  return { key: 'person.closed', with: { ...words, holiday } };
}

/** What the caller is asked to agree to; the payment row keeps these words. */
export function confirmWords(context: CallContext): readonly Say[] {
  return questionOf(context, ['pay.confirm'], 'bill');
}
