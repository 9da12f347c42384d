import { autopayNotices } from './autopay/updates.ts';
import { isBank } from './bank/tender.ts';
import { type CallContext, type CallMemory, type CallPayment, chosenBill } from './context.ts';
import { keysOf, type Where } from './guards.ts';
import { payableCents } from './payment-plan/due.ts';
import { withCoverage } from './premium/coverage.ts';
import { disclosure, inChannel } from './relay/updates.ts';
import { keyedAmountCents } from './rules/amounts.ts';
import { billsOnPage, inSpokenOrder, mostUrgent, pageCount } from './rules/bills.ts';
import { dueNowCents } from './rules/payment-plans.ts';
import { keepableCard } from './saved-method/memory.ts';
import { newsNotices } from './scheduled/updates.ts';
import { allocationsIn } from './several-bills/asks.ts';
import type { FlowEvent, Notice, OpenBill, PaymentOutcome, Say } from './vocabulary.ts';

type Change = Partial<CallMemory>;

/** Longer than every ID, number and date of this line, shorter than every card number. */
const READ_BACK_DIGITS_MAX = 12;

/** What the line answers to an entry that did not fit the question. */
function missNotice(event: FlowEvent): Notice {
  switch (event.type) {
    case 'digits':
      // No answer here is so long; what it is (a mistyped card?) is not kept and not read back.
      if (event.digits.length > READ_BACK_DIGITS_MAX) return inPassing('heard.tooMany');
      return inPassing('heard.digits', { heardDigits: event.digits });
    case 'key':
      return inPassing('heard.digits', { heardDigits: event.key });
    case 'garbled':
      return inPassing('heard.garbled');
    case 'cardTyped':
      return mustHear('heard.card');
    default:
      return inPassing('heard.nothing');
  }
}

/**
 * Who has not pressed a key and says nothing may be at a TTY, which is silent until its user types:
 * asked once in Baudot, as emergency centres ask (tty.md C.2).
 */
function ttyQuery({ channel, touched, tries, line }: CallContext, event: FlowEvent): Notice[] {
  const mayBeTty = channel === 'voice' && !touched && tries === 0 && event.type === 'silence';
  return mayBeTty && line.tty.watch ? [{ ...mustHear('tty.query'), inBaudot: true }] : [];
}

/** A caller in a hurry may cut it short. */
function inPassing(key: string, words: Say['with'] = {}): Notice {
  return { key, with: words, mustHear: false };
}

function mustHear(key: string, words: Say['with'] = {}): Notice {
  return { key, with: words, mustHear: true };
}

function openBills(bills: readonly OpenBill[], context: CallContext): readonly OpenBill[] {
  const open = bills.filter((bill) => bill.balanceCents > 0);
  return inSpokenOrder(open.map((bill) => withCoverage(bill, context)));
}

/** Announces how the payment of a broken-off call ended, before anything else is said. */
function earlierNotice(event: FlowEvent): readonly Notice[] {
  if (event.type !== 'member.matched' || !event.earlier?.payment) return [];
  const { outcome, amountCents, confirmation, tender } = event.earlier.payment;
  const words = { outcome, earlierAmountCents: amountCents, confirmationDigits: confirmation };
  const isSent = tender === 'bank' && outcome === 'captured';
  return [mustHear(isSent ? 'bank.earlierSent' : 'account.earlierPayment', words)];
}

function withOutcome(context: CallContext, heard: PaymentOutcome | null): Change {
  if (!context.payment) return {};
  return { payment: { ...context.payment, heard } };
}

/** Every change of the call's memory, named; each returns only what it changes. */
export const updates = {
  newQuestion: (_: Where): Change => ({ tries: 0 }),
  /** A question asked again after a failed look-up goes on with the next wording. */
  nextIdentification: ({ context }: Where): Change => ({ tries: context.identificationFailures }),
  nextBillLookup: ({ context }: Where): Change => ({ tries: context.billLookupFailures }),
  miss: ({ context, event }: Where): Change => ({
    tries: context.tries + 1,
    notices: [...context.notices, ...ttyQuery(context, event), missNotice(event)],
  }),
  notice: ({ context }: Where, { key, must }: { key: string; must: boolean }): Change => ({
    notices: [...context.notices, must ? mustHear(key) : inPassing(key)],
  }),

  closeIdentification: (_: Where): Change => ({ identificationOpen: false }),
  claimMemberId: ({ event }: Where): Change => ({ claimedId: keysOf(event) }),
  claimBillNumber: ({ event }: Where): Change => ({ claimedBillNumber: keysOf(event) }),
  identify: ({ context, event }: Where): Partial<CallContext> => {
    if (event.type !== 'member.matched') return {};
    const prefersMoreTime = event.prefersMoreTime ?? false;
    const isByVoice = context.channel === 'voice';
    const channel = isByVoice && prefersMoreTime ? 'relay' : context.channel;
    const { told, isRelayDisclosed } = disclosure(context, channel, 'member');
    return {
      ...inChannel(context, channel),
      prefersMoreTime,
      isRelayDisclosed,
      proof: 'member',
      memberId: event.memberId,
      claimedId: null,
      bills: openBills(event.bills, context),
      page: 0,
      earlier: event.earlier,
      savedMethods: event.savedMethods ?? [],
      scheduledPayments: event.scheduled ?? [],
      hasAutopay: event.hasAutopay ?? false,
      notices: [
        ...told,
        ...earlierNotice(event),
        ...newsNotices(event.scheduledNews ?? []),
        ...autopayNotices(event.autopayNews ?? []),
      ],
    };
  },
  /** Unknown ID and wrong second item are one and the same answer. */
  failIdentification: ({ context }: Where): Change => ({
    identificationFailures: context.identificationFailures + 1,
    claimedId: null,
    notices: [inPassing('identify.noMatch', { heardDigits: context.claimedId ?? '' })],
  }),
  identifyBill: ({ context, event }: Where): Change => {
    if (event.type !== 'bill.matched') return {};
    // That a bill is in dispute is the member's affair: others hear that nothing is due.
    const isDue = !event.bill.inDispute && dueNowCents(event.bill) > 0;
    const bills = !isDue ? [] : openBills([event.bill], context);
    const { told, isRelayDisclosed } = disclosure(context, context.channel, 'bill');
    const notices = [...context.notices, ...told];
    const { billId } = event.bill;
    return { proof: 'bill', bills, billId, claimedBillNumber: null, isRelayDisclosed, notices };
  },
  failBillLookup: ({ context }: Where): Change => ({
    billLookupFailures: context.billLookupFailures + 1,
    claimedBillNumber: null,
    notices: [inPassing('identify.noBill', { heardDigits: context.claimedBillNumber ?? '' })],
  }),

  forgetBill: (_: Where): Change => ({ proof: 'none', bills: [], billId: null }),

  chooseUrgentBill: ({ context }: Where): Change => ({
    billId: mostUrgent(context.bills, context.today)?.bill.billId ?? null,
  }),
  chooseEarlierBill: ({ context }: Where): Change => ({ billId: context.earlier?.billId ?? null }),
  chooseListedBill: ({ context, event }: Where): Change => {
    const onPage = billsOnPage(context.bills, context.page, context.line.limits);
    return { billId: onPage[Number(keysOf(event)) - 1]?.billId ?? null };
  },
  nextPage: ({ context }: Where): Change => ({
    page: (context.page + 1) % pageCount(context.bills, context.line.limits),
    tries: 0,
  }),
  takeBills: ({ context, event }: Where): Change =>
    event.type === 'bills.known'
      ? { bills: openBills(event.bills, context), page: 0, billId: null }
      : {},

  payBalance: ({ context }: Where): Change => ({ amountCents: payableCents(context) }),
  payMinimum: ({ context }: Where): Change => ({
    amountCents: chosenBill(context)?.minimumDueCents ?? 0,
  }),
  payKeyed: ({ event }: Where): Change => ({ amountCents: keyedAmountCents(keysOf(event)) ?? 0 }),
  refuseOverBalance: ({ context, event }: Where): Change => ({
    tries: context.tries + 1,
    notices: [
      inPassing('amount.overBalance', {
        keyedCents: keyedAmountCents(keysOf(event)) ?? 0,
        proof: context.proof,
      }),
    ],
  }),

  takeFreshBill: ({ context, event }: Where): Change => {
    if (event.type !== 'bill.fresh') return {};
    const others = context.bills.filter((bill) => bill.billId !== context.billId);
    return {
      bills: openBills(event.bill ? [...others, event.bill] : others, context),
      lockedBy: event.lockedBy,
    };
  },
  countCardEntry: ({ context }: Where): Change => ({ cardEntries: context.cardEntries + 1 }),
  takeCard: ({ event }: Where): Change =>
    event.type === 'cardEntered' ? { card: event.card } : {},
  forgetCard: (_: Where): Change => ({ card: null }),
  authorize: ({ context }: Where): Change => ({
    keepable: keepableCard(context),
    payment: {
      paymentId: context.fresh.paymentId(),
      confirmation: context.fresh.confirmation(),
      amountCents: context.amountCents,
      billCount: allocationsIn(context).length,
      tender: isBank(context.card) ? 'bank' : 'card',
      rounds: 0,
      heard: null,
    } satisfies CallPayment,
  }),
  countRound: ({ context }: Where): Change =>
    context.payment ? { payment: { ...context.payment, rounds: context.payment.rounds + 1 } } : {},
  hearOutcome: ({ context }: Where, { outcome }: { outcome: PaymentOutcome }): Change => ({
    ...withOutcome(context, outcome),
    declines: context.declines + (outcome === 'declined' ? 1 : 0),
  }),
};
