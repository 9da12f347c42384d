import { authorizePayment } from '../../src/payments/ledger.ts';
import type { PaymentIntent } from '../../src/payments/payment.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type Database, openDatabase } from '../../src/store/open.ts';
import { createSealer, type Sealer } from '../../src/store/seal.ts';
import { inTransaction } from '../../src/store/statement.ts';
import { keepToken } from '../../src/store/tokens.ts';

/** Monday, 2 March 2026, 15:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 15);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const sealer: Sealer = createSealer([{ id: 'k1', key: new Uint8Array(32).fill(7) }]);

export function newDatabase(path = ':memory:'): Database {
  const db = openDatabase(path);
  migrate(db, START);
  return db;
}

/** A clock that only moves when told to; nobody in a test sleeps on it by accident. */
export function newClock(): VirtualClock {
  return new VirtualClock(START);
}

/** A payment of one bill, `billId`, unless `allocations` are given. */
export function intentFor(
  name: string,
  {
    billId = `bill-${name}`,
    ...changes
  }: Partial<PaymentIntent> & { readonly billId?: string } = {},
): PaymentIntent {
  const { amountCents = 12_450 } = changes;
  return {
    paymentId: `pay-${name}`,
    confirmation: `CONF-${name}`,
    callSid: `CA-${name}`,
    memberId: 'member-1',
    amountCents,
    allocations: [{ billId, amountCents }],
    card: { tokenId: `card-${name}`, brand: 'visa', lastFour: '1111' },
    authorizedWords: 'Press 1 to pay 124 dollars and 50 cents with Visa ending 1 1 1 1.',
    ...changes,
  };
}

/** Keeps a token and authorizes a payment with it, as the line does when the caller presses 1. */
export function authorize(db: Database, now: number, token: string, intent: PaymentIntent): void {
  inTransaction(db, () => {
    const { tokenId: id, brand, lastFour } = intent.card;
    keepToken(db, sealer, { id, token, brand, lastFour }, now);
    authorizePayment(db, intent, now);
  });
}

/** Each edge a payment took, as 'from --event--> to'. */
export function history(db: Database, paymentId: string): string[] {
  return db
    .prepare(
      `SELECT from_state || ' --' || event || '--> ' || to_state
       FROM payment_events WHERE payment_id = ? ORDER BY seq`,
    )
    .pluck()
    .all(paymentId) as string[];
}

/** A worker log that keeps its lines. */
export function keepingLog() {
  const lines: { level: 'warn' | 'error'; message: string; fields: object }[] = [];
  return {
    lines,
    warn: (fields: object, message: string) => void lines.push({ level: 'warn', message, fields }),
    error: (fields: object, message: string) =>
      void lines.push({ level: 'error', message, fields }),
  };
}
