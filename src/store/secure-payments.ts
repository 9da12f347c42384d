import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** One thing the member keys, as far as it may be known. */
export interface SecureField {
  readonly field: 'cardNumber' | 'expirationDate' | 'securityCode' | 'postalCode';
  readonly state: 'pending' | 'asked' | 'keying' | 'ok' | 'error';
  /** In words; of a digit nothing but a card's last four. */
  readonly detail: string | null;
  /** The request it was last asked by; 0 when it never was. */
  readonly ask: number;
}

/** How far a card is; what became of a charge is in the ledger. */
export type SecureState =
  | 'starting'
  | 'collecting'
  | 'completing'
  | 'ready'
  | 'charging'
  | 'canceled'
  | 'failed';

/** A card keyed by the member while an agent is on the line. */
export interface SecurePaymentRow {
  readonly securePaymentId: string;
  readonly conversationId: string;
  readonly callSid: string;
  readonly agentId: string;
  readonly billId: string;
  readonly billLabel: string;
  readonly amountCents: number;
  readonly paymentSid: string | null;
  readonly state: SecureState;
  readonly fields: readonly SecureField[];
  /** How often a field was asked for. */
  readonly asks: number;
  readonly tokenId: string | null;
  readonly cardBrand: string | null;
  readonly cardLastFour: string | null;
  readonly sentence: string | null;
  readonly paymentId: string | null;
  readonly detail: string | null;
}

const COLUMNS = `id AS securePaymentId, conversation_id AS conversationId, call_sid AS callSid,
  agent_id AS agentId, bill_id AS billId, bill_label AS billLabel, amount_cents AS amountCents,
  payment_sid AS paymentSid, state, fields, asks, token_id AS tokenId, card_brand AS cardBrand,
  card_last_four AS cardLastFour, sentence, payment_id AS paymentId, detail`;

/** Begins one; SQLITE_CONSTRAINT_UNIQUE when another is open on the same leg. */
export function insertSecurePayment(
  db: Database,
  payment: Pick<
    SecurePaymentRow,
    | 'securePaymentId'
    | 'conversationId'
    | 'callSid'
    | 'agentId'
    | 'billId'
    | 'billLabel'
    | 'amountCents'
    | 'fields'
  >,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `INSERT INTO secure_payments (id, conversation_id, call_sid, agent_id, bill_id, bill_label,
       amount_cents, state, fields, created_at_ms, updated_at_ms)
     VALUES (@securePaymentId, @conversationId, @callSid, @agentId, @billId, @billLabel,
       @amountCents, 'starting', @fields, @now, @now)`,
  ).run({ ...payment, fields: JSON.stringify(payment.fields), now: nowMilliseconds });
}

export function findSecurePayment(db: Database, securePaymentId: string): SecurePaymentRow | null {
  return read(db, 'id = ?', securePaymentId);
}

/** The conversation's latest, however it stands; null when there was none. */
export function latestSecurePayment(db: Database, conversationId: string): SecurePaymentRow | null {
  return read(
    db,
    'conversation_id = ? ORDER BY created_at_ms DESC, id DESC LIMIT 1',
    conversationId,
  );
}

/** The one that is neither charged nor over; null when there is none. */
export function openSecurePayment(db: Database, conversationId: string): SecurePaymentRow | null {
  const open = "state IN ('starting', 'collecting', 'completing', 'ready')";
  return read(db, `conversation_id = ? AND ${open}`, conversationId);
}

/** Where: constant text of this file. */
function read(db: Database, where: string, value: string): SecurePaymentRow | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM secure_payments WHERE ${where}`).get(value) as
    | (Omit<SecurePaymentRow, 'fields'> & { readonly fields: string })
    | undefined;
  return row ? { ...row, fields: JSON.parse(row.fields) as SecureField[] } : null;
}

/** What may change; what is not given stays. */
export function changeSecurePayment(
  db: Database,
  securePaymentId: string,
  change: Partial<
    Pick<
      SecurePaymentRow,
      | 'state'
      | 'paymentSid'
      | 'fields'
      | 'asks'
      | 'tokenId'
      | 'cardBrand'
      | 'cardLastFour'
      | 'sentence'
      | 'paymentId'
      | 'detail'
    >
  >,
  nowMilliseconds: number,
): void {
  statement(
    db,
    `UPDATE secure_payments SET state = COALESCE(@state, state),
       payment_sid = COALESCE(@paymentSid, payment_sid), fields = COALESCE(@fields, fields),
       asks = COALESCE(@asks, asks), token_id = COALESCE(@tokenId, token_id),
       card_brand = COALESCE(@cardBrand, card_brand),
       card_last_four = COALESCE(@cardLastFour, card_last_four),
       sentence = COALESCE(@sentence, sentence), payment_id = COALESCE(@paymentId, payment_id),
       detail = COALESCE(@detail, detail), updated_at_ms = @now
     WHERE id = @securePaymentId`,
  ).run({
    securePaymentId,
    state: change.state ?? null,
    paymentSid: change.paymentSid ?? null,
    fields: change.fields === undefined ? null : JSON.stringify(change.fields),
    asks: change.asks ?? null,
    tokenId: change.tokenId ?? null,
    cardBrand: change.cardBrand ?? null,
    cardLastFour: change.cardLastFour ?? null,
    sentence: change.sentence ?? null,
    paymentId: change.paymentId ?? null,
    detail: change.detail ?? null,
    now: nowMilliseconds,
  });
}
