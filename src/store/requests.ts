import type { RequestKind } from '../../flows/index.ts';
import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { enqueue } from './outbox.ts';
import { statement } from './statement.ts';

/** What a member has asked the plan to do. */
export interface ServiceRequest {
  /** Eight digits, as spoken to the caller. */
  readonly reference: string;
  readonly kind: RequestKind;
  readonly memberId: string;
  /** Null when it is about the member, not about one bill. */
  readonly billId: string | null;
  /** How the answer is wanted; nothing about health or income. */
  readonly detail: Readonly<Record<string, string>>;
  readonly filedAtMilliseconds: number;
}

/**
 * Files a request inside the turn's transaction and owes the plan the news. Returns false, having
 * written nothing, when one of its kind about the same is open, or a payment has this number.
 */
export function fileRequest(
  db: Database,
  request: ServiceRequest,
  callSid: string,
  openDays: number,
  actor = 'line',
): boolean {
  const { reference, kind, memberId, billId, filedAtMilliseconds: now } = request;
  if (openRequest(db, request, now) !== null || isPaymentNumber(db, reference)) return false;
  const { changes } = statement(
    db,
    `INSERT INTO service_requests
       (reference, kind, member_id, bill_id, call_sid, state, detail, created_at_ms, open_until_ms)
     VALUES (?, ?, ?, ?, ?, 'filed', ?, ?, ?) ON CONFLICT (reference) DO NOTHING`,
  ).run(
    ...[reference, kind, memberId, billId, callSid],
    ...[JSON.stringify(request.detail), now, now + openDays * 86_400_000],
  );
  if (changes === 0) return false;
  const detail = { kind, billId, callSid };
  audit(db, { actor, action: 'request.file', subject: reference, detail }, now);
  enqueue(db, {
    key: `fileRequest:${reference}`,
    kind: 'fileRequest',
    subject: reference,
    payload: {},
    dueAtMilliseconds: now,
  });
  return true;
}

/** The reference of the open request of this kind about this bill, or this member; or null. */
export function openRequest(
  db: Database,
  about: Pick<ServiceRequest, 'kind' | 'memberId' | 'billId'>,
  nowMilliseconds: number,
): string | null {
  const reference = statement(
    db,
    `SELECT reference FROM service_requests
     WHERE member_id = ? AND kind = ? AND bill_id IS ? AND open_until_ms > ?
     ORDER BY id DESC LIMIT 1`,
  )
    .pluck()
    .get(about.memberId, about.kind, about.billId, nowMilliseconds) as string | undefined;
  return reference ?? null;
}

/** Whether a dispute of the bill is filed here that the plan has not heard of yet. */
export function isDisputeUntold(db: Database, billId: string): boolean {
  const found = statement(
    db,
    `SELECT 1 FROM service_requests WHERE bill_id = ? AND kind = 'dispute' AND state = 'filed'`,
  ).get(billId);
  return found !== undefined;
}

/** The request with this reference, or null. */
export function findRequest(db: Database, reference: string): ServiceRequest | null {
  const row = statement(
    db,
    `SELECT reference, kind, member_id AS memberId, bill_id AS billId, detail,
       created_at_ms AS filedAtMilliseconds
     FROM service_requests WHERE reference = ?`,
  ).get(reference) as (Omit<ServiceRequest, 'detail'> & { detail: string }) | undefined;
  return row ? { ...row, detail: JSON.parse(row.detail) as ServiceRequest['detail'] } : null;
}

export function markRequestReceived(db: Database, reference: string): void {
  statement(db, "UPDATE service_requests SET state = 'received' WHERE reference = ?").run(
    reference,
  );
}

/** Callers look payments up by the same kind of number: no two things may share one. */
function isPaymentNumber(db: Database, reference: string): boolean {
  return (
    statement(db, 'SELECT 1 FROM payments WHERE confirmation = ?').get(reference) !== undefined
  );
}
