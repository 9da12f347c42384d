import type { CallMemory, OpenBill, SavedCall, Step } from '../../flows/index.ts';

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
export function abstractState(step: Step, saved: Saved, heardLast: string): string {
  const { state, expects } = step.view;
  const { context, historyValue } = saved;
  const identifying = context.proof !== 'member';
  const paying = /amount|pay|person/.test(state);
  return [
    state,
    expects === 'waits.query' ? heardLast : '',
    state.startsWith('person') ? leafOf(historyValue) : '',
    context.proof,
    context.tries,
    identifying && context.touched,
    identifying && context.identificationOpen,
    identifying && context.identificationFailures,
    identifying && context.billLookupFailures,
    paying && billClass(context),
    paying && amountClass(context),
    paying || state.includes('account.bills') ? context.page : '',
    state.includes('account') && context.bills.map((bill) => bill.billId),
    state.includes('account') && context.earlier !== null,
    paying && context.cardEntries,
    paying && context.declines,
    context.card !== null,
    state.includes('submitting') && context.payment?.rounds,
  ].join('|');
}

function leafOf(historyValue: unknown): string {
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
