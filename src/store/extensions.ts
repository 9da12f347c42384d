import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';

/** A due date that a caller has moved; dates are YYYY-MM-DD. */
export interface Extension {
  readonly reference: string;
  readonly billId: string;
  readonly memberId: string;
  readonly fromDate: string;
  readonly dueDate: string;
}

/**
 * Moves a bill's due date inside the turn's transaction and owes billing the news. Throws SQLite's
 * unique-constraint error when the bill has been extended before, or the reference is taken.
 */
export function grantExtension(
  db: Database,
  extension: Extension,
  callSid: string,
  nowMilliseconds: number,
  actor = 'line',
): void {
  const { reference, billId, memberId, fromDate, dueDate } = extension;
  statement(
    db,
    `INSERT INTO extensions
       (reference, bill_id, member_id, call_sid, from_date, due_date, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(reference, billId, memberId, callSid, fromDate, dueDate, nowMilliseconds);
  const detail = { billId, callSid, fromDate, dueDate };
  audit(db, { actor, action: 'bill.extend', subject: reference, detail }, nowMilliseconds);
  enqueue(db, {
    key: `extend:${reference}`,
    kind: 'extendAtBilling',
    subject: reference,
    payload: { billId, dueDate },
    dueAtMilliseconds: nowMilliseconds,
  });
}

/** The day the bill's due date was moved to; null when it never was. */
export function extendedDueDate(db: Database, billId: string): string | null {
  const dueDate = statement(db, 'SELECT due_date FROM extensions WHERE bill_id = ?')
    .pluck()
    .get(billId) as string | undefined;
  return dueDate ?? null;
}

/** The day as long as billing has not heard of it. */
export function unpostedDueDate(db: Database, billId: string): string | null {
  const dueDate = statement(
    db,
    'SELECT due_date FROM extensions WHERE bill_id = ? AND posted_at_ms IS NULL',
  )
    .pluck()
    .get(billId) as string | undefined;
  return dueDate ?? null;
}

export function markExtensionPosted(
  db: Database,
  reference: string,
  nowMilliseconds: number,
): void {
  statement(db, 'UPDATE extensions SET posted_at_ms = ? WHERE reference = ?').run(
    nowMilliseconds,
    reference,
  );
}
