import { codeOf } from '../../errors.ts';
import { type EvidencePacket, evidenceOf } from '../../payments/evidence.ts';
import type { WebhookExchange } from '../../simulator/contract.ts';
import type { Database } from '../../store/open.ts';
import { statement } from '../../store/statement.ts';

/** What is there to see after a call: the line's records, and what the carrier told the line. */
export interface Seen {
  readonly db: Database;
  readonly exchanges: readonly WebhookExchange[];
}

/** Whether it is really so, whatever was said on the telephone. */
export type Evidence = (seen: Seen) => boolean;

interface PaidRow {
  readonly state: string;
  readonly tender: string;
  readonly confirmation: string;
  readonly relationship: string | null;
  readonly balance_cents: number;
}

/** Exactly one payment, charged to a card, and the bill is paid. */
export const paidByCard =
  (billNumber: string): Evidence =>
  (seen) =>
    onlyPayment(seen, billNumber)?.tender === 'card';

/** The same, and it is known that somebody else paid. */
export const guestPaid =
  (billNumber: string): Evidence =>
  (seen) => {
    const payment = onlyPayment(seen, billNumber);
    return payment?.tender === 'card' && payment.relationship === 'family';
  };

/** Exactly one debit, submitted to the bank, and there is proof that it was authorized. */
export const paidByBank =
  (billNumber: string): Evidence =>
  (seen) => {
    const payment = onlyPayment(seen, billNumber);
    if (payment?.tender !== 'bank') return false;
    const consent = consentTo(seen.db, payment.confirmation);
    if (consent === null) return false;
    return consent.how === 'recorded' ? consent.seconds > 0 : consent.messageSid !== null;
  };

/** The plan is agreed, billing has it, and the bill is on it. */
export const planSetUp =
  (billNumber: string): Evidence =>
  ({ db }) =>
    statement(
      db,
      `SELECT 1 FROM payment_plans p JOIN bills b ON b.bill_id = p.bill_id
       JOIN bill_plans o ON o.bill_id = b.bill_id AND o.reference = p.reference
       WHERE b.bill_number = ? AND p.posted_at_ms IS NOT NULL`,
    ).get(billNumber) !== undefined;

/** A person answered and the two were connected, as the carrier told the line. */
export const personReached: Evidence = ({ exchanges }) =>
  exchanges.some(({ form }) => form.DialCallStatus === 'completed' && form.DialBridged === 'true');

/** The one payment of the bill when it went through and nothing is owed any more; else null. */
function onlyPayment({ db }: Seen, billNumber: string): PaidRow | null {
  const rows = statement(
    db,
    `SELECT p.state, p.tender, p.confirmation, y.relationship, b.balance_cents
     FROM payments p JOIN payment_allocations a ON a.payment_id = p.id
     JOIN bills b ON b.bill_id = a.bill_id
     LEFT JOIN payment_payers y ON y.payment_id = p.id WHERE b.bill_number = ?`,
  ).all(billNumber) as PaidRow[];
  const [payment] = rows;
  const isPaid = payment?.state === 'posted' && payment.balance_cents === 0;
  return rows.length === 1 && payment && isPaid ? payment : null;
}

function consentTo(db: Database, confirmation: string): EvidencePacket['consent'] | null {
  try {
    return evidenceOf(db, confirmation).consent;
  } catch (error) {
    if (codeOf(error) === 'evidence.none') return null;
    throw error;
  }
}
