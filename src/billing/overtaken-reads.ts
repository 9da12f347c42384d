import type { OpenBill } from '../../flows/index.ts';
import { lessPaid, onPlan, planOf } from '../../flows/rules/payment-plans.ts';
import type { Clock } from '../clock.ts';
import { postedSinceCents } from '../payments/captured.ts';
import type { Database } from '../store/open.ts';
import type { AgreedPlan, BillingDirectory } from './directory.ts';

/** Longer than any read takes. */
const READ_MILLISECONDS_MAX = 60_000;

/**
 * A directory whose reads go over a network, made safe against being overtaken by what is written
 * meanwhile: the plan may have read the bill before it took the payment off, while our answer to the
 * posting came first. Then nobody would take it off, and a paid bill would be asked for again. What
 * was posted while a read was under way is taken off its answer; when the answer knew already, less
 * is asked for until the next read. A due date moved, a bill disputed or put on a payment plan
 * meanwhile is so in the answer.
 */
export function guardOvertakenReads(
  directory: BillingDirectory,
  db: Database,
  clock: Clock,
): BillingDirectory {
  const told = recentlyTold(clock);
  const upToDate = (bill: OpenBill, since: number): OpenBill =>
    told.since(less(bill, postedSinceCents(db, bill.billId, since)), since);
  const { findMobileNumber, findMemberName } = directory;
  return {
    findMember: (memberId) => directory.findMember(memberId),
    ...(findMobileNumber && {
      findMobileNumber: (memberId: string) => findMobileNumber.call(directory, memberId),
    }),
    ...(findMemberName && {
      findMemberName: (memberId: string) => findMemberName.call(directory, memberId),
    }),
    async findBill(billNumber) {
      const since = clock.now();
      const found = await directory.findBill(billNumber);
      return found && { ...found, bill: upToDate(found.bill, since) };
    },
    async findApplication(applicationNumber) {
      const since = clock.now();
      const found = await directory.findApplication(applicationNumber);
      return found && { ...found, bill: upToDate(found.bill, since) };
    },
    async openBills(memberId) {
      const since = clock.now();
      const bills = (await directory.openBills(memberId)).map((bill) => upToDate(bill, since));
      return bills.filter(({ balanceCents }) => balanceCents > 0);
    },
    async bill(billId) {
      const since = clock.now();
      const bill = await directory.bill(billId);
      return bill && upToDate(bill, since);
    },
    post: (posting) => directory.post(posting),
    async extend(extension) {
      await directory.extend(extension);
      told.add(extension.billId, { dueDate: extension.dueDate });
    },
    async setUpPlan(plan) {
      await directory.setUpPlan(plan);
      told.add(plan.billId, { agreed: plan });
    },
    async file(request) {
      await directory.file(request);
      if (request.kind === 'dispute' && request.billId) {
        told.add(request.billId, { inDispute: true });
      }
    },
  };
}

function less(bill: OpenBill, cents: number): OpenBill {
  const balanceCents = Math.max(0, bill.balanceCents - cents);
  const minimumDueCents = Math.min(balanceCents, Math.max(0, bill.minimumDueCents - cents));
  if (cents === 0) return bill;
  const owed = { ...bill, balanceCents, minimumDueCents };
  return bill.plan ? onPlan(owed, lessPaid(bill.plan, cents)) : owed;
}

/** A plan that the answer knows already stands as the answer has it. */
function withAgreed(bill: OpenBill, { instalments }: AgreedPlan): OpenBill {
  const plan = bill.plan ?? planOf(instalments, bill.balanceCents);
  return plan ? onPlan(bill, plan) : bill;
}

type Told = Partial<Pick<OpenBill, 'dueDate' | 'inDispute'>> | { readonly agreed: AgreedPlan };

/** What the plan was told of bills within the last minute, for the reads under way. */
function recentlyTold(clock: Clock) {
  let all: { readonly billId: string; readonly at: number; readonly told: Told }[] = [];
  return {
    add(billId: string, told: Told): void {
      const at = clock.now();
      all = [...all.filter((one) => at - one.at < READ_MILLISECONDS_MAX), { billId, at, told }];
    },
    /** The bill with what was told of it at `since` or later. */
    since(bill: OpenBill, since: number): OpenBill {
      let newer = bill;
      for (const { billId, at, told } of all) {
        if (billId !== bill.billId || at < since) continue;
        newer = 'agreed' in told ? withAgreed(newer, told.agreed) : { ...newer, ...told };
      }
      return newer;
    },
  };
}
