import type { AutopayEnrolment, AutopaySeries, OpenBill } from '../../flows/index.ts';
import { autopayDueOf, autopayKindOf, isFirstPremium } from '../../flows/rules/autopay.ts';
import { activeEnrolmentsOf, type EnrolmentRow, lastAuthorization } from '../store/autopay.ts';
import { cardOfMethod, isHandled, isUnderWay } from '../store/autopay-charges.ts';
import type { Database } from '../store/open.ts';

/** The bills an enrolment pays, the earliest due first. */
export function billsOfEnrolment(
  { kind, billId }: Pick<EnrolmentRow, 'kind' | 'billId'>,
  bills: readonly OpenBill[],
): readonly OpenBill[] {
  return bills
    .filter(
      (bill) => autopayKindOf(bill) === kind && (kind === 'premium' || bill.billId === billId),
    )
    .toSorted((a, b) => a.dueDate.localeCompare(b.dueDate) || a.billId.localeCompare(b.billId));
}

/**
 * What of the member's is paid automatically, or could be; premiums first. `bills` as they are owed.
 * An enrolment without an open bill is there too: it can be cancelled at any time.
 */
export function autopaySeriesOf(
  db: Database,
  memberId: string,
  bills: readonly OpenBill[],
): readonly AutopaySeries[] {
  const enrolled = activeEnrolmentsOf(db, memberId);
  const open = bills.flatMap((bill) => {
    const kind = autopayKindOf(bill);
    return kind === null ? [] : [{ kind, billId: kind === 'plan' ? bill.billId : null }];
  });
  const keys = new Map([...open, ...enrolled].map((each) => [keyOf(each), each]));
  return [...keys.values()]
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
    .map(({ kind, billId }) => {
      const own = enrolled.find((each) => keyOf(each) === keyOf({ kind, billId })) ?? null;
      const all = billsOfEnrolment({ kind, billId }, bills);
      const due = all.flatMap((bill) => {
        const next = autopayDueOf(bill);
        return next && !(own && isHandled(db, own.id, next)) ? [{ bill, next }] : [];
      });
      const [first] = due;
      const named = first?.bill ?? all[0];
      return {
        ...{ kind, billId },
        category: named?.category ?? (kind === 'premium' ? 'premium' : 'officeVisit'),
        next: first?.next ?? null,
        isFirstPremium: all.some(isFirstPremium),
        inDispute: named?.inDispute ?? false,
        enrolment: own && enrolmentOf(db, own),
      };
    });
}

/** 'premium' sorts behind the bills' numbers, so it gets a sign that sorts before them. */
const keyOf = ({ kind, billId }: Pick<EnrolmentRow, 'kind' | 'billId'>) =>
  kind === 'premium' ? '!premium' : `plan:${billId}`;

function enrolmentOf(db: Database, row: EnrolmentRow): AutopayEnrolment {
  const { id, reference, capCents, daysBefore, methodId } = row;
  const card = cardOfMethod(db, methodId);
  return {
    ...{ autopayId: id, reference, capCents, daysBefore },
    brand: card?.brand ?? 'other',
    lastFour: card?.lastFour ?? '',
    authorizedDate: lastAuthorization(db, id)?.authorizedOn ?? '',
    isUnderWay: isUnderWay(db, id),
  };
}
