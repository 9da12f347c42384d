import type { CallMemory, OpenBill, SavedCall, View } from '../../flows/index.ts';
import { facts } from './world.ts';

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
  const topic = view.state.split('.').at(view.state.startsWith('selfService') ? 1 : 0) ?? '';
  return [
    view.state,
    context.proof,
    view.expects === 'hears.keys' && context.tries,
    context.proof === 'none' && identification(view, context),
    ...byTopic(topic, view, saved, heardLast),
  ].join('|');
}

function byTopic(topic: string, view: View, saved: Saved, heardLast: string): readonly unknown[] {
  const { context } = saved;
  switch (topic) {
    case 'account':
      return [billIds(context), context.page, context.earlier !== null];
    case 'premium':
      return [billIds(context), context.billId, amountClass(context)];
    case 'extension':
      return [
        ...[billIds(context), context.page, view.expects === 'waits.query' && context.billId],
        ...[context.extension?.why, context.extension?.reference === null],
      ];
    case 'calendar':
    case 'menu':
    case 'assistance':
      return [billIds(context), context.page];
    case 'billHelp':
      return [billIds(context), context.page, context.billId];
    case 'requests':
      return [billIds(context), context.request?.kind, context.request?.reference === null];
    case 'onlineAccount':
      return [billIds(context), JSON.stringify(context.receiptWays)];
    case 'history':
      return [Math.min(context.confirmationFailures, 4), context.pastPayment !== null];
    case 'receipt':
      return [JSON.stringify(context.receiptWays), receiptAsked(context)];
    case 'noCards':
      return [...usedUp(context), billClass(context)];
    case 'amount':
      return [...usedUp(context), billClass(context), amountClass(context)];
    case 'pay':
      return [
        context.cardEntries,
        context.declines,
        context.card !== null,
        view.state.endsWith('.paid') && receiptAsked(context),
        ...payment(view, saved, heardLast),
      ];
    case 'person':
      return [...usedUp(context), context.tries === 0 && cameFrom(saved)];
    default:
      return [];
  }
}

function billIds({ bills }: CallMemory): readonly string[] {
  return bills.map(({ billId, inDispute }) => (inDispute ? `${billId} in dispute` : billId));
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
