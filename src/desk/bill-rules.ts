import type { OpenBill } from '../../flows/index.ts';
import { coverageNow } from '../../flows/premium/coverage.ts';
import { decideExtension, type ExtensionRefusal } from '../../flows/rules/extensions.ts';
import {
  firstInstalmentDate,
  type Instalment,
  instalmentsOf,
  type PaymentPlanRefusal,
  planLengths,
  whyNoPlan,
} from '../../flows/rules/payment-plans.ts';
import { PaylineError } from '../errors.ts';
import type { Line } from '../line/line.ts';
import { extendedDueDate } from '../store/extensions.ts';

/** What the agent can tell the member, by why the due date does not move. */
const NO_EXTENSION: Readonly<Record<ExtensionRefusal, string>> = {
  paid: 'Nothing is owed for this bill any more.',
  alreadyExtended: 'The due date was moved before, and moves once only.',
  disputed: 'The bill is in dispute: nothing is due meanwhile.',
  onPlan: 'The bill is on a payment plan; its dates stand.',
  expired: 'The last day to pay this premium is over.',
  binder: 'A first payment cannot wait: coverage begins with it.',
  collections: 'The bill is long past due. The billing office decides.',
  notOffered: 'Bills of this kind cannot wait.',
  graceEndsSooner: 'Coverage hangs on an earlier day, so the due date cannot move.',
};

const NO_PLAN: Readonly<Record<PaymentPlanRefusal, string>> = {
  paid: 'Nothing is owed for this bill any more.',
  inPayment: 'A payment of this bill is under way. Wait until it is known.',
  disputed: 'The bill is in dispute: nothing is collected meanwhile.',
  premium: 'A premium cannot be paid in instalments.',
  onPlan: 'The bill is on a payment plan already.',
  tooSmall: 'The balance is too small for instalments.',
};

/**
 * The day the due date moves to, YYYY-MM-DD, by the rules of self-service. Throws desk.notPossible
 * with a sentence for the member.
 */
export function extendedDate(line: Line, bill: OpenBill | null, today: string): string {
  const coverage = bill && coverageNow(bill, { today, line: line.facts });
  const wasExtended = bill !== null && extendedDueDate(line.db, bill.billId) !== null;
  const asked = { bill, coverage, wasExtended };
  const decision = decideExtension(asked, today, line.facts.extension);
  if (decision.granted) return decision.dueDate;
  throw notPossible(NO_EXTENSION[decision.why]);
}

/** The instalments of a plan, by the rules of self-service. Throws desk.notPossible. */
export function plannedInstalments(
  { facts }: Line,
  found: { readonly bill: OpenBill | null; readonly lockedBy: string | null },
  count: number,
  today: string,
): readonly Instalment[] {
  const why = whyNoPlan(found, facts.paymentPlan);
  if (why !== null || found.bill === null) throw notPossible(NO_PLAN[why ?? 'paid']);
  const { balanceCents } = found.bill;
  const lengths = planLengths(balanceCents, facts.paymentPlan);
  if (!lengths.includes(count)) {
    throw notPossible(`This balance can be paid in ${lengths.join(' or ')} instalments.`);
  }
  return instalmentsOf(
    balanceCents,
    count,
    firstInstalmentDate(found.bill, today, facts.paymentPlan),
  );
}

export function notPossible(message: string): PaylineError {
  return new PaylineError('desk.notPossible', message);
}
