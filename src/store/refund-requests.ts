import { audit } from './audit.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

export interface RefundRequest {
  readonly requestId: string;
  readonly paymentId: string;
  readonly conversationId: string;
  /** Agent ids. */
  readonly askedBy: string;
  readonly decidedBy: string | null;
  readonly why: string;
  readonly state: 'asked' | 'approved' | 'refused';
  readonly confirmation: string;
  /** The whole payment. */
  readonly amountCents: number;
}

const SELECT = `SELECT r.id AS requestId, r.payment_id AS paymentId,
    r.conversation_id AS conversationId, r.asked_by AS askedBy, r.decided_by AS decidedBy, r.why,
    r.state, p.confirmation, p.amount_cents AS amountCents
  FROM refund_requests r JOIN payments p ON p.id = r.payment_id`;

/** Asks for a refund, once per payment unless it was refused; false when it is asked for already. */
export function askRefund(
  db: Database,
  request: Pick<RefundRequest, 'requestId' | 'paymentId' | 'conversationId' | 'askedBy' | 'why'>,
  nowMilliseconds: number,
): boolean {
  const { requestId, paymentId, conversationId, askedBy, why } = request;
  const { changes } = statement(
    db,
    `INSERT INTO refund_requests
       (id, payment_id, conversation_id, asked_by, why, asked_at_ms, state)
     VALUES (?, ?, ?, ?, ?, ?, 'asked') ON CONFLICT DO NOTHING`,
  ).run(requestId, paymentId, conversationId, askedBy, why, nowMilliseconds);
  if (changes === 0) return false;
  note(db, 'refund.ask', paymentId, askedBy, nowMilliseconds);
  return true;
}

/** A second person decides, once; false when somebody had before. */
export function decideRefund(
  db: Database,
  { requestId, paymentId }: RefundRequest,
  decision: { readonly by: string; readonly isApproved: boolean },
  nowMilliseconds: number,
): boolean {
  const state = decision.isApproved ? 'approved' : 'refused';
  const { changes } = statement(
    db,
    `UPDATE refund_requests SET state = ?, decided_by = ?, decided_at_ms = ?
     WHERE id = ? AND state = 'asked'`,
  ).run(state, decision.by, nowMilliseconds, requestId);
  if (changes === 0) return false;
  const action = decision.isApproved ? 'refund.approve' : 'refund.refuse';
  note(db, action, paymentId, decision.by, nowMilliseconds);
  return true;
}

export function findRefundRequest(db: Database, requestId: string): RefundRequest | null {
  const row = statement(db, `${SELECT} WHERE r.id = ?`).get(requestId);
  return (row as RefundRequest | undefined) ?? null;
}

/** Those in a state, the earliest asked first. */
export function refundRequests(db: Database, state: RefundRequest['state']): RefundRequest[] {
  return statement(db, `${SELECT} WHERE r.state = ? ORDER BY r.asked_at_ms, r.id`).all(
    state,
  ) as RefundRequest[];
}

function note(db: Database, action: string, subject: string, agentId: string, now: number): void {
  audit(db, { actor: `agent:${agentId}`, action, subject, detail: {} }, now);
}
