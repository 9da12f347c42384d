import { type Instalment, sumOf } from '../../flows/rules/payment-plans.ts';
import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';

/** A payment plan a member has agreed to. */
export interface PaymentPlan {
  /** Eight digits, as spoken to the caller. */
  readonly reference: string;
  readonly billId: string;
  readonly memberId: string;
  /** Earliest first; they sum to the bill's balance. */
  readonly instalments: readonly Instalment[];
  /** The schedule the caller agreed to by pressing 1, word for word. */
  readonly agreedWords: string;
}

/**
 * Keeps a plan inside the turn's transaction and owes billing the news. Returns false, having
 * written nothing, when the bill has one already, is being paid, or the reference is taken.
 */
export function keepPaymentPlan(
  db: Database,
  plan: PaymentPlan,
  callSid: string,
  nowMilliseconds: number,
  actor = 'line',
): boolean {
  const { reference, billId, memberId, instalments, agreedWords } = plan;
  const totalCents = sumOf(instalments);
  const { changes } = statement(
    db,
    `INSERT INTO payment_plans (reference, bill_id, member_id, call_sid, total_cents, instalments,
       agreed_words, created_at_ms)
     SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (
       SELECT 1 FROM payments WHERE confirmation = ?
       UNION ALL SELECT 1 FROM payment_allocations WHERE bill_id = ? AND open = 1)
     ON CONFLICT DO NOTHING`,
  ).run(
    ...[reference, billId, memberId, callSid, totalCents, JSON.stringify(instalments)],
    ...[agreedWords, nowMilliseconds, reference, billId],
  );
  if (changes === 0) return false;
  const detail = { billId, callSid, totalCents, count: instalments.length };
  audit(db, { actor, action: 'bill.plan', subject: reference, detail }, nowMilliseconds);
  enqueue(db, {
    key: `setUpPlan:${reference}`,
    kind: 'setUpPlanAtBilling',
    subject: reference,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
  return true;
}

type AgreedPlan = Pick<PaymentPlan, 'reference' | 'billId' | 'instalments'>;

/** The plan with this reference; null when there is none. */
export function findPaymentPlan(db: Database, reference: string): AgreedPlan | null {
  return planIn(
    statement(
      db,
      'SELECT reference, bill_id, instalments FROM payment_plans WHERE reference = ?',
    ).get(reference),
  );
}

/** The plan of a bill as long as billing has not heard of it; null otherwise. */
export function unpostedPaymentPlan(db: Database, billId: string): AgreedPlan | null {
  return planIn(
    statement(
      db,
      `SELECT reference, bill_id, instalments FROM payment_plans
       WHERE bill_id = ? AND posted_at_ms IS NULL`,
    ).get(billId),
  );
}

export function markPaymentPlanPosted(
  db: Database,
  reference: string,
  nowMilliseconds: number,
): void {
  statement(db, 'UPDATE payment_plans SET posted_at_ms = ? WHERE reference = ?').run(
    nowMilliseconds,
    reference,
  );
}

function planIn(row: unknown): AgreedPlan | null {
  if (row === undefined) return null;
  const { reference, bill_id, instalments } = row as Readonly<Record<string, string>>;
  return {
    reference: reference ?? '',
    billId: bill_id ?? '',
    instalments: JSON.parse(instalments ?? '[]') as readonly Instalment[],
  };
}
