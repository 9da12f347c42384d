import type { Payment } from '../../src/payments/payment.ts';
import { type PaymentRow, paymentOf } from '../../src/payments/payment.ts';
import type { World } from './world.ts';

const dollars = (cents: number) => (cents / 100).toFixed(2);

/**
 * What is true in the world, in the words of a transcript's check line. The first word of `asked`
 * says what is wanted: payments, call, bill NUMBER, failures (store); charges (gateway).
 */
export async function checkStore(world: World, asked: string): Promise<string> {
  const { db } = world.running.line;
  const [what, name] = asked.split(' ');
  if (what === 'payments') {
    const rows = db.prepare('SELECT * FROM payments ORDER BY created_at_ms').all() as PaymentRow[];
    return rows.length === 0 ? 'payments none' : `payments ${rows.map(tell).join('; ')}`;
  }
  if (what === 'bill') {
    const row = db.prepare('SELECT balance_cents FROM bills WHERE bill_number = ?').get(name) as {
      balance_cents: number;
    };
    return `bill ${name} owes ${dollars(row.balance_cents)}`;
  }
  if (what === 'call') {
    const row = db
      .prepare('SELECT state, turn, status FROM calls ORDER BY started_at_ms DESC, rowid DESC')
      .get() as { state: string; turn: number; status: string };
    return `call ${row.status} in ${row.state} after ${row.turn} turns`;
  }
  if (what === 'tokens') {
    return `tokens kept ${db.prepare('SELECT count(*) FROM card_tokens').pluck().get()}`;
  }
  throw new Error(`The store cannot be asked for "${asked}".`);
}

export async function checkGateway(world: World): Promise<string> {
  const response = await fetch(`${world.gatewayUrl}/v1/charges`, {
    headers: { Authorization: 'Bearer world-gateway-secret' },
  });
  const { charges } = (await response.json()) as { charges: Charge[] };
  if (charges.length === 0) return 'charges none';
  return `charges ${charges.map((charge) => `${dollars(charge.amount_cents)} ${charge.status}`).join('; ')}`;
}

interface Charge {
  readonly amount_cents: number;
  readonly status: string;
}

function tell(row: PaymentRow): string {
  const payment: Payment = paymentOf(row);
  const { amountCents, state, confirmation, cardBrand, cardLastFour } = payment;
  return `${dollars(amountCents)} ${state} ${confirmation} ${cardBrand} ${cardLastFour}`;
}
