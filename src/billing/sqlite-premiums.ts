import type { PlanType } from '../../flows/rules/grace/facts.ts';
import type { PremiumFacts } from '../../flows/rules/grace/premium.ts';
import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';

/** `premium_facts` of the bills named `b`: one JSON text, NULL where the plan gave none. */
export const PREMIUM_COLUMN = `(
  SELECT json_object(
    'planType', p.plan_type, 'state', p.state, 'dueDate', p.due_date,
    'paidThroughDate', p.paid_through_date, 'firstPaymentPending', p.first_payment_pending,
    'electionDate', p.election_date, 'noticeDate', p.notice_date,
    'months', (
      SELECT json_group_array(
        json_object('month', m.month, 'amountCents', m.amount_cents) ORDER BY m.month)
      FROM premium_months m WHERE m.bill_id = p.bill_id))
  FROM premiums p WHERE p.bill_id = b.bill_id) AS premium_facts`;

interface StoredFacts extends Omit<PremiumFacts, 'firstPaymentPending'> {
  readonly planType: PlanType;
  readonly firstPaymentPending: 0 | 1;
}

/** Reads the column. */
export function premiumOf(json: string | null): PremiumFacts | null {
  if (json === null) return null;
  const { planType, state, months, dueDate, ...stored } = JSON.parse(json) as StoredFacts;
  const { paidThroughDate, firstPaymentPending, electionDate, noticeDate } = stored;
  return {
    ...{ planType, state, months, dueDate, paidThroughDate, electionDate, noticeDate },
    firstPaymentPending: firstPaymentPending === 1,
  };
}

/** What the column holds when these facts were written: for comparing without reading each. */
export function premiumText(premium: PremiumFacts): string {
  const { planType, state, dueDate, paidThroughDate, electionDate, noticeDate, months } = premium;
  const firstPaymentPending = premium.firstPaymentPending ? 1 : 0;
  return JSON.stringify({
    ...{ planType, state, dueDate, paidThroughDate, firstPaymentPending },
    ...{ electionDate, noticeDate },
    months: months.map(({ month, amountCents }) => ({ month, amountCents })),
  });
}

/** Takes the facts away, inside the caller's transaction. */
export function deletePremium(db: Database, billId: string): void {
  statement(db, 'DELETE FROM premium_months WHERE bill_id = ?').run(billId);
  statement(db, 'DELETE FROM premiums WHERE bill_id = ?').run(billId);
}

/** Writes the facts of a bill that is there already, inside the caller's transaction. */
export function insertPremium(db: Database, billId: string, premium: PremiumFacts): void {
  statement(
    db,
    `INSERT INTO premiums (bill_id, plan_type, state, due_date, paid_through_date,
       first_payment_pending, election_date, notice_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    billId,
    premium.planType,
    premium.state,
    premium.dueDate,
    premium.paidThroughDate,
    premium.firstPaymentPending ? 1 : 0,
    premium.electionDate,
    premium.noticeDate,
  );
  const month = statement(
    db,
    'INSERT INTO premium_months (bill_id, month, amount_cents) VALUES (?, ?, ?)',
  );
  for (const owed of premium.months) month.run(billId, owed.month, owed.amountCents);
}
