import type { OpenBill } from '../../flows/index.ts';
import type { Clock } from '../clock.ts';
import { postedSinceCents } from '../payments/captured.ts';
import type { Database } from '../store/open.ts';
import type { BillingDirectory } from './directory.ts';

/**
 * A directory whose reads go over a network, made safe against being overtaken by a posting: the
 * plan may have read the bill before it took the payment off, while our answer to the posting came
 * first. Then nobody would take it off, and a paid bill would be asked for again. What was posted
 * while a read was under way is taken off its answer; when the answer knew already, less is asked
 * for until the next read.
 */
export function guardOvertakenReads(
  directory: BillingDirectory,
  db: Database,
  clock: Clock,
): BillingDirectory {
  const less = (bill: OpenBill, since: number): OpenBill => {
    const cents = postedSinceCents(db, bill.billId, since);
    const balanceCents = Math.max(0, bill.balanceCents - cents);
    const minimumDueCents = Math.min(balanceCents, Math.max(0, bill.minimumDueCents - cents));
    return cents === 0 ? bill : { ...bill, balanceCents, minimumDueCents };
  };
  return {
    findMember: (memberId) => directory.findMember(memberId),
    async findBill(billNumber) {
      const since = clock.now();
      const found = await directory.findBill(billNumber);
      return found && { ...found, bill: less(found.bill, since) };
    },
    async openBills(memberId) {
      const since = clock.now();
      const bills = await directory.openBills(memberId);
      return bills.map((bill) => less(bill, since)).filter(({ balanceCents }) => balanceCents > 0);
    },
    async bill(billId) {
      const since = clock.now();
      const bill = await directory.bill(billId);
      return bill && less(bill, since);
    },
    post: (posting) => directory.post(posting),
  };
}
