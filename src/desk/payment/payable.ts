import { briefOf, type CallBrief, type OpenBill, officeOf } from '../../../flows/index.ts';
import { coverageNow } from '../../../flows/premium/coverage.ts';
import { arePaymentsClosed } from '../../../flows/rules/notices.ts';
import { PaylineError } from '../../errors.ts';
import type { Line } from '../../line/line.ts';
import { freshBill } from '../../line/queries/several-bills.ts';
import { surroundingsOf } from '../../line/surroundings.ts';
import { unknownPayment } from '../../payments/of-call.ts';
import { findCall } from '../../store/calls.ts';
import type { ConversationRow } from '../../store/conversations.ts';
import { overtaken } from '../acting.ts';
import { moneyWords } from './words.ts';

/** A bill that may be paid now, and for whom. */
export interface Payable {
  readonly bill: OpenBill;
  readonly label: string;
  readonly memberId: string | null;
}

export interface Wanted {
  readonly billId: string;
  readonly amountCents: number;
}

/**
 * Asks the plan's records whether so much may be paid for this bill of the call, by the rules of
 * self-service. Throws desk.notIdentified, desk.unknownPayment, desk.cannotPay and
 * directory.unavailable.
 */
export async function payable(
  line: Line,
  { callSid }: ConversationRow,
  wanted: Wanted,
): Promise<Payable> {
  const brief = briefOfCall(line, callSid);
  if (brief.proof === 'none') {
    throw new PaylineError(
      'desk.notIdentified',
      'The caller has not identified. No bill of theirs can be paid before that.',
    );
  }
  if (brief.channel === 'tty') {
    throw cannotPay('Who types has no keys to press. Offer the link to the page for a card.');
  }
  const known = brief.bills.find(({ billId }) => billId === wanted.billId);
  if (!known) throw cannotPay('This bill is not one of this call.');
  refuseAfterUnknown(line, callSid);
  const bill = await lookAgain(line, wanted.billId);
  const why = whyNot(line, brief, bill, wanted.amountCents);
  if (why !== null || bill === null) throw cannotPay(why ?? PAID);
  return { bill, label: known.label, memberId: brief.memberId };
}

/** Throws desk.unknownPayment while nobody knows what became of a payment of this call or its bills. */
export function refuseAfterUnknown(line: Line, callSid: string): void {
  const billIds = briefOfCall(line, callSid).bills.map(({ billId }) => billId);
  const unknown = unknownPayment(line.db, callSid, billIds);
  if (unknown === null) return;
  throw new PaylineError(
    'desk.unknownPayment',
    'Do not take another payment. Nobody knows yet what became of the one with the reference ' +
      `${unknown.confirmation}; another could charge the member twice.`,
  );
}

function briefOfCall(line: Line, callSid: string): CallBrief {
  const call = findCall(line.db, callSid);
  if (!call || call.endedAtMilliseconds !== null) throw overtaken('The caller has hung up.');
  return briefOf({ flowVersion: call.flowVersion, json: call.saved }, surroundingsOf(line));
}

async function lookAgain(line: Line, billId: string): Promise<OpenBill | null> {
  try {
    return (await freshBill(line, billId)).bill;
  } catch (cause) {
    const message = 'The plan’s records do not answer, so nothing can be paid. Try in a minute.';
    throw new PaylineError('directory.unavailable', message, { cause });
  }
}

const PAID = 'Nothing is owed for this bill any more.';

function whyNot(
  { facts, clock, todayIn }: Line,
  { region }: CallBrief,
  bill: OpenBill | null,
  amountCents: number,
): string | null {
  if (arePaymentsClosed(new Date(clock.now()).toISOString(), facts)) {
    return 'The plan takes no payments right now.';
  }
  if (bill === null || bill.balanceCents <= 0) return PAID;
  if (bill.inDispute) return 'The member disputes this bill: nothing is collected meanwhile.';
  const today = todayIn(officeOf(facts, region).zone);
  if (coverageNow(bill, { today, line: facts })?.status === 'expired') {
    return 'The last day to pay this premium is over: a payment could buy nothing.';
  }
  if (amountCents <= bill.balanceCents) return null;
  return `The bill is over ${moneyWords(bill.balanceCents)} now. Take that much or less.`;
}

function cannotPay(message: string): PaylineError {
  return new PaylineError('desk.cannotPay', message);
}
