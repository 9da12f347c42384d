import type { OpenBill } from '../../../flows/index.ts';
import { capturedNotPostedCents } from '../../payments/captured.ts';
import { unpostedDueDate } from '../../store/extensions.ts';
import { isDisputeUntold } from '../../store/requests.ts';
import type { Line } from '../line.ts';
import { lessPaidPlan, withPlan } from './owed-plan.ts';

/** The plan's bill with what it has not heard of yet: captured payments, a later due date, a dispute. */
export function asOwed(line: Pick<Line, 'db'>, bill: OpenBill): OpenBill {
  const { db } = line;
  const owed = lessCaptured(line, {
    ...bill,
    dueDate: unpostedDueDate(db, bill.billId) ?? bill.dueDate,
    inDispute: bill.inDispute || isDisputeUntold(db, bill.billId),
  });
  return withPlan(db, owed);
}

/** What is charged but not yet taken off at the plan is not owed any more. */
function lessCaptured(line: Pick<Line, 'db'>, bill: OpenBill): OpenBill {
  const capturedCents = capturedNotPostedCents(line.db, bill.billId);
  if (capturedCents === 0) return bill;
  const balanceCents = Math.max(0, bill.balanceCents - capturedCents);
  const minimumDueCents = Math.min(balanceCents, Math.max(0, bill.minimumDueCents - capturedCents));
  return { ...bill, balanceCents, minimumDueCents, ...lessPaidPlan(bill, capturedCents) };
}
