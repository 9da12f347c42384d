import { nextPaymentState, type PaymentEventName } from '../../flows/payment.ts';
import { PaylineError } from '../errors.ts';
import { audit } from '../store/audit.ts';
import type { Database } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { statement } from '../store/statement.ts';
import { insertAllocations, lockedBill } from './allocations.ts';
import { tellDesk } from './desk-news.ts';
import type { DeclineReason } from './gateway.ts';
import { type Payment, type PaymentIntent, type PaymentRow, paymentOf } from './payment.ts';

/** Gateways forget keys after 24 h (Stripe v1); an hour before we stop sending, only look up. */
const KEY_LIFE_MILLISECONDS = 23 * 60 * 60_000;

/** What an edge adds to the row and to its history. */
export interface EdgeFacts {
  /** Our own words; never a card number, a token or a gateway's free text. */
  readonly detail?: string;
  readonly chargeId?: string;
  readonly declineReason?: DeclineReason;
  /** Who caused it, when it was not the line itself. */
  readonly actor?: string;
}

/**
 * Writes the payment the caller agreed to, with what each bill gets of it, its edges to 'submitting'
 * and the order to charge. Call it inside the transaction that answers the caller's key. Throws
 * payment.billLocked, having written nothing, when another payment of any of its bills is open, and
 * payment.unbalanced.
 */
export function authorizePayment(
  db: Database,
  intent: PaymentIntent,
  nowMilliseconds: number,
): void {
  insertCreated(db, intent, nowMilliseconds);
  const { actor } = intent;
  const facts = actor === undefined ? {} : { actor };
  applyPaymentEvent(db, intent.paymentId, 'callerAuthorized', nowMilliseconds, facts);
  if (!intent.waitsForNotice) submitPayment(db, intent.paymentId, nowMilliseconds);
}

/**
 * Moves an authorized payment to 'submitting' and writes the order to charge; call it inside a
 * transaction. Throws as applyPaymentEvent does.
 */
export function submitPayment(db: Database, paymentId: string, nowMilliseconds: number): void {
  applyPaymentEvent(db, paymentId, 'sent', nowMilliseconds);
  statement(db, 'UPDATE payments SET submit_deadline_ms = ? WHERE id = ?').run(
    nowMilliseconds + KEY_LIFE_MILLISECONDS,
    paymentId,
  );
  enqueue(db, {
    key: `charge:${paymentId}`,
    kind: 'charge',
    subject: paymentId,
    payload: {},
    dueAtMilliseconds: nowMilliseconds,
  });
}

function insertCreated(db: Database, intent: PaymentIntent, now: number): void {
  const locked = lockedBill(db, intent.allocations);
  if (locked !== null) {
    throw new PaylineError(
      'payment.billLocked',
      `Bill ${locked} has a payment whose outcome is not known yet. Speak that payment's ` +
        'reference and take no second one.',
    );
  }
  statement(
    db,
    `INSERT INTO payments (
       id, call_sid, member_id, amount_cents, currency, purpose, is_recurring, tender, state,
       confirmation, token_id, card_brand, card_last_four, authorized_words, authorized_at_ms,
       submit_deadline_ms, created_at_ms, updated_at_ms
     ) VALUES (
       @paymentId, @callSid, @memberId, @amountCents, 'USD', @purpose, @isRecurring, @tender,
       'created', @confirmation, @tokenId, @brand, @lastFour, @authorizedWords, @now,
       @deadline, @now, @now
     )`,
  ).run({
    paymentId: intent.paymentId,
    callSid: intent.callSid,
    memberId: intent.memberId,
    amountCents: intent.amountCents,
    purpose: intent.purpose === 'instalment' ? 'instalment' : 'single',
    isRecurring: intent.purpose === 'recurring' ? 1 : 0,
    tender: intent.tender ?? 'card',
    confirmation: intent.confirmation,
    tokenId: intent.card.tokenId,
    brand: intent.card.brand,
    lastFour: intent.card.lastFour,
    authorizedWords: intent.authorizedWords,
    now,
    deadline: now + KEY_LIFE_MILLISECONDS,
  });
  const { paymentId: id, amountCents, allocations } = intent;
  insertAllocations(db, { id, amountCents }, allocations);
}

/**
 * Moves a payment along one edge and writes the edge and its audit row; call it inside a
 * transaction. Returns the payment as it is now.
 * Throws payment.unknownPayment, payment.illegalEdge.
 */
export function applyPaymentEvent(
  db: Database,
  paymentId: string,
  event: PaymentEventName,
  nowMilliseconds: number,
  facts: EdgeFacts = {},
): Payment {
  const from = mustFind(db, paymentId);
  const state = follow(from, event);
  statement(
    db,
    `UPDATE payments SET state = @state, updated_at_ms = @now,
       gateway_charge_id = COALESCE(@chargeId, gateway_charge_id),
       decline_reason = COALESCE(@declineReason, decline_reason),
       unknown_since_ms = CASE @state WHEN 'unknown' THEN @now ELSE unknown_since_ms END
     WHERE id = @id`,
  ).run({
    id: paymentId,
    state,
    now: nowMilliseconds,
    chargeId: facts.chargeId ?? null,
    declineReason: facts.declineReason ?? null,
  });
  statement(
    db,
    `INSERT INTO payment_events (payment_id, seq, from_state, to_state, event, at_ms, detail)
     VALUES (@id, (SELECT COUNT(*) + 1 FROM payment_events WHERE payment_id = @id),
       @from, @to, @event, @now, @detail)`,
  ).run({
    id: paymentId,
    from: from.state,
    to: state,
    event,
    now: nowMilliseconds,
    detail: facts.detail ?? '',
  });
  const action = event === 'lateCapture' ? 'payment.correction' : 'payment.edge';
  const detail = { event, from: from.state, to: state, detail: facts.detail ?? '' };
  const actor = facts.actor ?? 'line';
  audit(db, { actor, action, subject: paymentId, detail }, nowMilliseconds);
  tellDesk(db, { callSid: from.callSid, state }, nowMilliseconds);
  return mustFind(db, paymentId);
}

function follow(payment: Payment, event: PaymentEventName): Payment['state'] {
  try {
    return nextPaymentState(payment.state, event);
  } catch (cause) {
    throw new PaylineError(
      'payment.illegalEdge',
      `Payment ${payment.id} cannot follow '${event}' from '${payment.state}'. Nothing was ` +
        'changed; compare it with the gateway by its confirmation number.',
      { cause },
    );
  }
}

function mustFind(db: Database, paymentId: string): Payment {
  const payment = findPayment(db, paymentId);
  if (payment) return payment;
  throw new PaylineError(
    'payment.unknownPayment',
    `There is no payment ${paymentId} in this database. Check DATABASE_PATH.`,
  );
}

export function findPayment(db: Database, paymentId: string): Payment | null {
  return one(statement(db, 'SELECT * FROM payments WHERE id = ?').get(paymentId));
}

/** When it was last found out how a payment ended; null while nobody knows. */
export function outcomeKnownAt(db: Database, paymentId: string): number | null {
  return statement(
    db,
    `SELECT max(at_ms) FROM payment_events
     WHERE payment_id = ? AND to_state IN ('captured', 'declined', 'notCharged')`,
  )
    .pluck()
    .get(paymentId) as number | null;
}

/** The payment that locks a bill, or null. */
export function openPaymentForBill(db: Database, billId: string): Payment | null {
  return one(
    statement(
      db,
      `SELECT p.* FROM payment_allocations a JOIN payments p ON p.id = a.payment_id
       WHERE a.bill_id = ? AND a.open = 1`,
    ).get(billId),
  );
}

function one(row: unknown): Payment | null {
  return row === undefined ? null : paymentOf(row as PaymentRow);
}
