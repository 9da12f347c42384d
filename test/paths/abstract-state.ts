import type { CallMemory, OpenBill, SavedCall, View } from '../../flows/index.ts';
import { pageCount } from '../../flows/rules/bills.ts';
import { paysSeveral } from '../../flows/several-bills/chosen.ts';
import { facts, times } from './world.ts';

/** A saved call as the tests look into it. */
export interface Saved {
  readonly value: unknown;
  readonly historyValue: unknown;
  readonly context: CallMemory;
}

export function readSaved(saved: SavedCall): Saved {
  return JSON.parse(saved.json) as Saved;
}

/**
 * What the call's future can depend on, as text. Two calls of the same abstract state are explored
 * once: what was said, how long it took, and which of two like bills is meant do not matter.
 */
export function abstractState(view: View, saved: Saved, heardLast: string): string {
  const { context } = saved;
  const at = whereOf(view, context);
  if (context.quiet !== 'no') return [at, context.proof, context.quiet].join('|');
  const topic = view.state.split('.').at(view.state.startsWith('selfService') ? 1 : 0) ?? '';
  // What happens when nothing usable is heard hangs on the state alone, and is tried once in each.
  if (isAskedAgain(view, context)) return [at, context.proof, context.tries].join('|');
  return [
    at,
    context.proof,
    context.proof === 'none' && unproven(topic, view, context),
    ...(FORGETS_KEPT.test(view.state) ? [] : kept(context)),
    ...byTopic(topic, view, saved, heardLast),
  ].join('|');
}

/** Who waits for the caller meanwhile decides where every end leads. */
function whereOf({ state }: View, { queue }: CallMemory): string {
  return queue.stage === 'none' ? state : `${state} ${queue.stage}`;
}

/** Where what is kept is neither used nor spoken of; it is met again behind. */
const FORGETS_KEPT =
  /^(?:person|callback|leaveMessage|returned)\.|^selfService\.(?:requests|onlineAccount|bank\.(?!choosingTender$|tender$))/;

function kept({ savedMethods, scheduledPayments }: CallMemory): readonly number[] {
  return [savedMethods.length, Math.ceil(scheduledPayments.length / facts.limits.billsPerPage)];
}

/** Where the number of look-ups that failed decides too, the tries are not all there is to know. */
function isAskedAgain(view: View, { proof, tries }: CallMemory): boolean {
  const countsLookups = view.state === 'selfService.history.number';
  return proof !== 'none' && tries > 0 && isHearing(view) && !countsLookups;
}

const isHearing = ({ expects }: View) => ['hears.keys', 'hears.speech'].includes(expects);

function byTopic(topic: string, view: View, saved: Saved, heardLast: string): readonly unknown[] {
  const { context } = saved;
  switch (topic) {
    case 'account':
      return [billsKnown(context), context.page, context.earlier !== null, ...usedUp(context)];
    case 'premium':
      return [billsKnown(context), roleOf(context.billId), amountClass(context)];
    case 'extension':
      return [
        ...[
          billsKnown(context),
          context.page,
          view.expects === 'waits.query' && roleOf(context.billId),
        ],
        ...[context.extension?.why, context.extension?.reference === null],
      ];
    case 'paymentPlan':
      return [
        ...[billsKnown(context), context.page, roleOf(context.billId)],
        ...[context.paymentPlan?.why, context.paymentPlan?.count],
        context.paymentPlan?.reference === null,
      ];
    case 'menu':
      return [billsKnown(context), context.page, ...usedUp(context)];
    case 'calendar':
      return [billsKnown(context), context.page];
    case 'guest':
      return [billsKnown(context), context.page];
    case 'savedMethod':
    case 'savedMethods':
    case 'scheduled':
    case 'scheduledPayments':
      return [
        ...[billsKnown(context), roleOf(context.billId), context.page, context.methodId !== null],
        ...[context.savedMethods.length, context.stepUp.isVerified, context.stepUp.refusal],
        ...[context.keepable !== null, context.card !== null, ...usedUp(context)],
        context.schedule?.onDate,
      ];
    case 'autopay':
      return [...autopay(context), context.stepUp.isVerified, context.stepUp.refusal];
    case 'billHelp':
      return [billsKnown(context), context.page, roleOf(context.billId)];
    case 'requests':
      return [context.request?.kind, context.request?.reference === null];
    case 'onlineAccount':
      return [JSON.stringify(context.receiptWays)];
    case 'history':
      return [
        context.page,
        Math.min(context.confirmationFailures, 4),
        context.pastPayment !== null,
        isHearing(view) && context.tries,
      ];
    case 'receipt':
      return [JSON.stringify(context.receiptWays), receiptAsked(context)];
    case 'noCards':
      return [...usedUp(context), billClass(context)];
    case 'amount':
      return [...usedUp(context), roleOf(context.billId), billClass(context), amountClass(context)];
    case 'otherWays':
      return [
        ...[JSON.stringify(context.receiptWays), paysSeveral(context), ...usedUp(context)],
        context.cardLink?.way,
      ];
    case 'severalBills':
      return [billsKnown(context), ...usedUp(context), ...several(context)];
    case 'bank':
      return [
        ...[paysSeveral(context), context.bank.entries, context.declines, context.card !== null],
        context.bank.recording !== null,
      ];
    case 'pay':
      return [
        ...[
          paysSeveral(context),
          context.payment?.tender,
          context.stepUp.isVerified,
          offersLaterNow(context),
        ],
        context.cardEntries,
        context.declines,
        context.card !== null,
        context.card?.isForOneCharge,
        view.state.endsWith('.paid') && receiptAsked(context),
        ...payment(view, saved, heardLast),
      ];
    case 'callback':
    case 'leaveMessage':
      return [
        ...[...usedUp(context), context.card?.brand, context.queue.stage],
        ...calledBack(context),
      ];
    case 'returned':
      return [context.returned?.rounds];
    case 'person':
      if (context.queue.stage !== 'none') return inLine(context);
      return [
        ...[usedUp(context).some(Boolean), cameFrom(saved)],
        ...(view.expects === 'waits.query' ? calledBack(context) : []),
      ];
    default:
      return [];
  }
}

/** What is agreed about calling back so far. */
function calledBack({ callback, message, page }: CallMemory): readonly unknown[] {
  const { phoneNumber, dueAt, open, isSettled } = callback;
  return [phoneNumber !== null, dueAt !== null, open !== null, isSettled, message, page];
}

/** What is told, what comes next, and which bills a person can send to the keypad. */
function inLine(context: CallMemory): readonly unknown[] {
  const { joined, next, result } = context.queue;
  const isOwed = context.callback.open !== null;
  const known = [context.card?.brand, billsKnown(context), isOwed];
  return [joined, next, result, ...known, ...usedUp(context)];
}

/** How many series there are, and how the chosen one stands. */
function autopay({ autopay: { series, chosen } }: CallMemory): readonly unknown[] {
  const one = chosen === null ? undefined : series[chosen];
  return [series.length, chosen, one?.next == null, one?.enrolment == null, one?.isFirstPremium];
}

/** Later days there are only before the due date. */
function offersLaterNow(context: CallMemory): boolean {
  const bill = chosen(context);
  return bill !== undefined && bill.dueDate > times.open.today;
}

/** Which bill is asked about, and whether any, one or more are chosen. */
function several({ several }: CallMemory): readonly unknown[] {
  const { offeredIds = [], askedCount = 0, includedIds = [], allocations = [] } = several ?? {};
  const leftCount = Math.min(offeredIds.length - askedCount, 2);
  return [askedCount === 0, leftCount, Math.min(includedIds.length, 2), allocations.length > 0];
}

/** Which kinds of bills there are, and whether they fill a page: two alike are as good as three. */
function billsKnown({ bills }: CallMemory): readonly unknown[] {
  const roles = bills.map(({ billId, inDispute }) =>
    inDispute ? `${roleOf(billId)} in dispute` : roleOf(billId),
  );
  return [...new Set(roles)].toSorted().concat(String(pageCount(bills, facts.limits)));
}

/** bill-more-0 to bill-more-3 are alike. */
function roleOf(billId: string | null): string {
  return billId?.replace(/-\d$/, '') ?? 'none';
}

/** In line nothing is missed, and only what can still be identified matters. */
function unproven(topic: string, view: View, context: CallMemory): readonly unknown[] {
  const { identificationOpen, languageFrom, queue } = context;
  if (topic === 'person' && queue.stage !== 'none') return [identificationOpen, languageFrom];
  return [isHearing(view) && context.tries, ...identification(view, context)];
}

function identification({ expects }: View, context: CallMemory): readonly unknown[] {
  const { identificationFailures, billLookupFailures, identificationOpen, touched } = context;
  const { locale, languageFrom, typedAhead, turns } = context;
  const isAhead = typedAhead !== null && typedAhead.turn === turns;
  // One more than is allowed is a defect that the invariants name; it need not be counted further.
  const counts = [identificationFailures, billLookupFailures].map((count) => Math.min(count, 4));
  // Chosen or not decides what is remembered; asked or not, where a caller goes on alone.
  const language =
    { nobody: 'unasked', choice: `chose ${locale}` }[languageFrom as string] ?? locale;
  // No key is pressed while the call waits for an answer.
  const isTouched = expects !== 'waits.query' && touched;
  return [...counts, identificationOpen, isTouched, language, isAhead];
}

function payment({ state }: View, { context }: Saved, heardLast: string): readonly unknown[] {
  if (state.includes('submitting')) return [context.payment?.rounds];
  if (state.endsWith('confirm') || state.endsWith('lookingAgain')) {
    return [billClass(context), amountClass(context), heardLast];
  }
  return [];
}

/** For one payment a receipt is asked for once. */
function receiptAsked({ payment, receipt, callerNumber }: CallMemory): boolean {
  return callerNumber === null || (payment !== null && receipt?.paymentId === payment.paymentId);
}

function usedUp({ cardEntries, declines }: CallMemory): readonly boolean[] {
  const { cardEntriesPerCall, declinesPerCall } = facts.limits;
  return [cardEntries >= cardEntriesPerCall, declines >= declinesPerCall];
}

function cameFrom({ historyValue }: Saved): string {
  const [nodes = []] = Object.values((historyValue ?? {}) as Record<string, { id: string }[]>);
  return nodes.at(-1)?.id ?? '';
}

function chosen({ bills, billId }: CallMemory): OpenBill | undefined {
  return bills.find((bill) => bill.billId === billId);
}

function billClass(context: CallMemory): string {
  const bill = chosen(context);
  if (!bill) return 'none';
  if (bill.minimumDueCents === 0) return 'nothing due yet';
  return bill.minimumDueCents < bill.balanceCents ? 'minimum' : 'all due';
}

function amountClass(context: CallMemory): string {
  const bill = chosen(context);
  if (!bill) return '';
  if (context.amountCents === bill.balanceCents) return 'full';
  return context.amountCents > 3 * bill.minimumDueCents ? 'large' : 'small';
}
