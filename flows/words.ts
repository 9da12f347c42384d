import { urgentCanBeHelped } from './assistance/guards.ts';
import { assistanceQuestion } from './assistance/words.ts';
import { autopayQuestion } from './autopay/words.ts';
import { authorizationScript } from './bank/script.ts';
import { isBank } from './bank/tender.ts';
import { bankQuestion } from './bank/words.ts';
import { billHelpQuestion, listedInDispute } from './bill-help/words.ts';
import { calendarQuestion } from './calendar/words.ts';
import { callbackQuestion } from './callback/words.ts';
import { type CallContext, chosenBill } from './context.ts';
import { extensionQuestion } from './extension/words.ts';
import { guestQuestion, guestWords, tellsLock } from './guest/words.ts';
import { eachPastPayment, historyWords, onePastPayment } from './history/words.ts';
import { ownLocales } from './language/words.ts';
import { itemsFor, type MenuName } from './menu-items.ts';
import { onlineAccountQuestion } from './online-account/words.ts';
import { otherWaysQuestion } from './other-ways/words.ts';
import { canSplitChosen } from './payment-plan/guards.ts';
import { listedOnPlan, paymentPlanQuestion, planWordsForGuest } from './payment-plan/words.ts';
import { listedPremium, premiumQuestion } from './premium/words.ts';
import { queueQuestion } from './queue/words.ts';
import { receiptWords } from './receipt/words.ts';
import { requestQuestion, requestWords } from './requests/words.ts';
import { billsOnPage, mostUrgent, offersMinimum, pageCount } from './rules/bills.ts';
import { holidayName } from './rules/office-hours.ts';
import { regionOf } from './rules/regions.ts';
import { savedMethodQuestion, savedMethodWords } from './saved-method/words.ts';
import { scheduledQuestion, scheduledWords } from './scheduled/words.ts';
import { severalBillsQuestion, severalBillsWords } from './several-bills/words.ts';
import type { OpenBill, Proof, Say } from './vocabulary.ts';

type Words = Readonly<Record<string, string | number>>;

const RANK: Readonly<Record<Proof, number>> = { none: 0, bill: 1, member: 2 };

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** Words anybody may hear. */
function publicWords(context: CallContext): Words {
  const { line } = context;
  const region = regionOf(line, context.region);
  return {
    planName: line.planName,
    tries: context.tries,
    channel: context.channel,
    memberIdCount: line.memberIdDigits,
    billNumberCount: line.billNumberDigits,
    applicationNumberCount: line.applicationNumberDigits,
    linePhone: line.lineNumber,
    officePhone: region.office.number,
    officeHours: region.id,
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
    prefersMoreTime: yes(context.prefersMoreTime),
    billCount: context.bills.length,
    hasMorePages: yes(pageCount(context.bills, context.line.limits) > 1),
    amountCents: context.amountCents,
    offersMinimum: yes(bill !== null && offersMinimum(bill)),
    brand: context.card?.brand ?? 'none',
    lastFourDigits: context.card?.lastFour ?? '',
    lockedByDigits: context.lockedBy ?? '',
    tellsLock: yes(tellsLock(context)),
    paidCents: context.payment?.amountCents ?? 0,
    confirmationDigits: context.payment?.confirmation ?? '',
    rounds: context.payment?.rounds ?? 0,
    ...historyWords(context),
    ...receiptWords(context),
    ...severalBillsWords(context),
    ...requestWords(context),
    ...savedMethodWords(context),
    ...scheduledWords(context),
    offersHelp: yes(urgentCanBeHelped(context)),
    ...(bill ? billWords(bill, context.today) : {}),
    offersPlan: yes(canSplitChosen(context)),
    ...(context.proof === 'bill' ? { ...guestWords, ...planWordsForGuest(bill) } : {}),
  };
}

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
    if (isSaidAlready(context, key)) return [];
    const several = severalBillsQuestion(context, key, words);
    if (several) return several;
    const fromBank = bankQuestion(context, key, words);
    if (fromBank) return fromBank;
    const premium = premiumQuestion(context, key, words);
    if (premium) return premium;
    const own =
      calendarQuestion(context, key, words) ??
      extensionQuestion(context, key, words) ??
      paymentPlanQuestion(context, key, words);
    if (own) return own;
    const kept =
      savedMethodQuestion(context, key, words) ??
      scheduledQuestion(context, key, words) ??
      autopayQuestion(context, key, words);
    if (kept) return kept;
    const other = otherWaysQuestion(context, key, words) ?? callbackQuestion(context, key, words);
    if (other) return other;
    const asGuest = guestQuestion(context, key, words);
    if (asGuest) return asGuest;
    const help =
      assistanceQuestion(context, key, words) ??
      billHelpQuestion(context, key, words) ??
      requestQuestion(context, key, words) ??
      onlineAccountQuestion(context, key, words);
    if (help) return help;
    const inLine = queueQuestion(context, key);
    if (inLine) return inLine;
    if (key === 'queue.result') return resultOf(context, discloses);
    if (key === 'account.eachBill') return eachBill(context, words);
    if (key === 'menu.eachMain') return eachItem(context, 'main', words);
    if (key === 'menu.eachMore') return eachItem(context, 'more', words);
    if (key === 'menu.eachRest') return eachItem(context, 'rest', words);
    if (key === 'account.urgent') return urgent(context, words);
    if (key === 'history.eachPayment') return eachPastPayment(context, words);
    if (key === 'history.one') return onePastPayment(context, words);
    if (key === 'person.closed') return [closed(context, words)];
    const locale = ownLocales[key];
    return [{ key, with: words, ...(locale && { locale }) }];
  });
}

/** How the payment ended that a person had sent the caller to make. */
function resultOf(context: CallContext, discloses: Proof): readonly Say[] {
  const { result } = context.queue;
  return result === null ? [] : questionOf(context, [result], discloses);
}

/** How many there are was said with the first of them, where each is a turn of its own. */
function isSaidAlready({ channel, page, tries }: CallContext, key: string): boolean {
  return channel !== 'voice' && page > 0 && tries === 0 && INTRODUCES_A_LIST.has(key);
}

const INTRODUCES_A_LIST: ReadonlySet<string> = new Set([
  'account.billsIntro',
  'calendar.intro',
  'callback.timesIntro',
  'history.intro',
  'savedMethod.intro',
  'scheduled.intro',
]);

function eachBill(context: CallContext, words: Words): Say[] {
  return billsOnPage(context.bills, context.page, context.line.limits).map((bill, index) => {
    const about = { ...words, ...billWords(bill, context.today), number: index + 1 };
    return (
      listedInDispute(bill, about) ??
      listedPremium(bill, context, about) ??
      listedOnPlan('paymentPlan.eachBill', bill, context, about) ?? {
        key: 'account.eachBill',
        with: about,
      }
    );
  });
}

function eachItem(context: CallContext, menu: MenuName, words: Words): Say[] {
  return itemsFor(context, menu).map(({ id }, index) => ({
    key: 'menu.item',
    with: { ...words, item: id, number: index + 1 },
  }));
}

function urgent(context: CallContext, words: Words): Say[] {
  const found = mostUrgent(context.bills, context.today);
  if (!found) return [];
  const about = billWords(found.bill, context.today);
  const onPlan = listedOnPlan('paymentPlan.urgent', found.bill, context, words);
  if (onPlan) return [onPlan];
  return [{ key: 'account.urgent', with: { ...words, ...about, urgency: found.urgency } }];
}

function closed(context: CallContext, words: Words): Say {
  const { channel, line } = context;
  if (channel === 'tty' && line.tty.representativeNumber === null) {
    return { key: 'person.noTty', with: words };
  }
  const { name, office } = regionOf(context.line, context.region);
  const regionName = context.region === null ? 'none' : name[context.locale];
  const holiday = holidayName(context.now, office, context.locale) ?? 'none';
  return { key: 'person.closed', with: { ...words, regionName, holiday } };
}

/** What the caller is asked to agree to; the payment row keeps these words. */
export function confirmWords(context: CallContext): readonly Say[] {
  const keys = isBank(context.card) ? authorizationScript.keys : ['pay.confirm'];
  return questionOf(context, keys, 'bill');
}
