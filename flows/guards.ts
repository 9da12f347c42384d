import { type CallContext, chosenBill } from './context.ts';
import { itemsFor, type MenuName } from './menu-items.ts';
import { payableCents } from './payment-plan/due.ts';
import { isPatientSilence } from './relay/guards.ts';
import { keyedAmountCents } from './rules/amounts.ts';
import { billsOnPage, mostUrgent, offersMinimum, pageCount } from './rules/bills.ts';
import { isZip, keyedBirthDate } from './rules/birth-dates.ts';
import { isOfficeOpen } from './rules/office-hours.ts';
import { officeOf } from './rules/regions.ts';
import type { CardEntryFailure, FlowEvent, PaymentOutcome } from './vocabulary.ts';

export interface Where {
  readonly context: CallContext;
  readonly event: FlowEvent;
}

/** Keys that mean the same everywhere: person, more time, repeat, pound alone, back. */
export const COMMAND_KEYS = '07*#9';

/** The keys of an entry, whether one or many. */
export function keysOf(event: FlowEvent): string {
  if (event.type === 'digits') return event.digits;
  return event.type === 'key' ? event.key : '';
}

function isMiss({ context, event }: Where): boolean {
  if (isPatientSilence({ context, event })) return false;
  if (event.type === 'key') return !COMMAND_KEYS.includes(event.key);
  return ['silence', 'digits', 'garbled', 'cardTyped'].includes(event.type);
}

function hasDigits(event: FlowEvent, count: number): boolean {
  return /^\d+$/.test(keysOf(event)) && keysOf(event).length === count;
}

/** Command keys are never amounts: seven dollars are keyed as 7*00. */
function keyedCents(event: FlowEvent): number {
  if (event.type === 'key' && COMMAND_KEYS.includes(event.key)) return 0;
  return keyedAmountCents(keysOf(event)) ?? 0;
}

/** Every condition of the call, named; a guard reads and never changes anything. */
export const guards = {
  pressed: ({ event }: Where, { key }: { key: string }) =>
    event.type === 'key' && event.key === key,
  /** Star repeats; so do a pound that closed nothing and a 9 where there is no way back. */
  pressedRepeat: ({ event }: Where) => event.type === 'key' && '*#9'.includes(event.key),
  isMiss,
  lastMiss: ({ context, event }: Where) =>
    isMiss({ context, event }) && context.tries + 1 >= context.line.limits.triesPerQuestion,
  lastSilenceOfAll: ({ context, event }: Where) =>
    event.type === 'silence' &&
    context.channel === 'voice' &&
    !context.touched &&
    context.tries + 1 >= context.line.limits.triesPerQuestion,

  identificationClosed: ({ context, event }: Where) =>
    event.type === 'standing.known' ? !event.identificationOpen : !context.identificationOpen,
  isMemberId: ({ context, event }: Where) => hasDigits(event, context.line.memberIdDigits),
  isBillNumber: ({ context, event }: Where) => hasDigits(event, context.line.billNumberDigits),
  isZip: ({ event }: Where) => isZip(keysOf(event)),
  isBirthDate: ({ context, event }: Where) => keyedBirthDate(keysOf(event), context.today) !== null,
  lastIdentification: ({ context }: Where) =>
    context.identificationFailures + 1 >= context.line.limits.identificationsPerCall,
  billLookupsClosed: ({ context }: Where) =>
    context.billLookupFailures >= context.line.limits.billLookupsPerCall,
  lastBillLookup: ({ context }: Where) =>
    context.billLookupFailures + 1 >= context.line.limits.billLookupsPerCall,

  wasBrokenOff: ({ context }: Where) =>
    context.earlier?.payment === null &&
    context.bills.some((bill) => bill.billId === context.earlier?.billId && !bill.inDispute),
  hasUrgentBill: ({ context }: Where) => mostUrgent(context.bills, context.today) !== null,
  hasNoBills: ({ context }: Where) => context.bills.length === 0,
  hasSeveralPages: ({ context }: Where) => pageCount(context.bills, context.line.limits) > 1,
  isMember: ({ context }: Where) => context.proof === 'member',
  isUnproven: ({ context }: Where) => context.proof === 'none',
  paysOneBill: ({ context }: Where) => context.proof === 'bill',
  isListed: ({ context, event }: Where) => {
    const onPage = billsOnPage(context.bills, context.page, context.line.limits);
    return onPage[Number(keysOf(event)) - 1]?.inDispute === false;
  },

  choosesItem: ({ context, event }: Where, { menu, id }: { menu: MenuName; id: string }) =>
    itemsFor(context, menu)[Number(keysOf(event)) - 1]?.id === id,

  offersMinimum: ({ context }: Where) => {
    const bill = chosenBill(context);
    return context.proof === 'member' && bill !== null && offersMinimum(bill);
  },
  isPayable: ({ context, event }: Where) =>
    keyedCents(event) > 0 && keyedCents(event) <= payableCents(context),
  isOverBalance: ({ context, event }: Where) => keyedCents(event) > payableCents(context),
  isOverBalanceAgain: ({ context, event }: Where) =>
    keyedCents(event) > payableCents(context) &&
    context.tries + 1 >= context.line.limits.triesPerQuestion,
  isLargeAmount: ({ context }: Where) => {
    const { minimumDueCents = 0 } = chosenBill(context) ?? {};
    const largeCents = context.line.limits.largeAmountTimesMinimum * minimumDueCents;
    const knowsMinimum = context.proof === 'member' && minimumDueCents > 0;
    return knowsMinimum && context.amountCents > largeCents;
  },

  nothingLeftToPay: ({ event }: Where) =>
    event.type === 'bill.fresh' && (event.bill === null || event.bill.balanceCents <= 0),
  isLocked: ({ event }: Where) => event.type === 'bill.fresh' && event.lockedBy !== null,
  billChanged: ({ context, event }: Where) =>
    event.type === 'bill.fresh' && event.bill?.balanceCents !== chosenBill(context)?.balanceCents,
  hasUnusedCard: ({ context }: Where) => context.card !== null,
  outOfCards: ({ context }: Where) => context.cardEntries >= context.line.limits.cardEntriesPerCall,
  outOfDeclines: ({ context }: Where) => context.declines >= context.line.limits.declinesPerCall,
  cannotPayAnymore: ({ context }: Where) =>
    context.cardEntries >= context.line.limits.cardEntriesPerCall ||
    context.declines >= context.line.limits.declinesPerCall,
  outOfRounds: ({ context }: Where) =>
    (context.payment?.rounds ?? 0) >= context.line.waits.outcomeRounds,
  cardFailed: ({ event }: Where, { why }: { why: CardEntryFailure }) =>
    event.type === 'cardNotEntered' && event.why === why,
  outcomeIs: ({ event }: Where, { outcome }: { outcome: PaymentOutcome }) =>
    event.type === 'payment.known' && event.outcome === outcome,

  isOfficeOpen: ({ context }: Where) =>
    isOfficeOpen(context.now, officeOf(context.line, context.region)),
  dialCompleted: ({ event }: Where) => event.type === 'dialEnded' && event.how === 'completed',
};

/** For state configs: a key of a menu as a guard. */
export const pressed = (key: string) => ({ type: 'pressed', params: { key } }) as const;
