import type { Payment } from '../../src/payments/payment.ts';
import { type PaymentRow, paymentOf } from '../../src/payments/payment.ts';
import type { World } from './world.ts';

const dollars = (cents: number) => (cents / 100).toFixed(2);

/**
 * What is true in the world, in the words of a transcript's check line. The first word of `asked`
 * says what is wanted: payments, agreed, call, transfer, languages, bill NUMBER, failures (store); charges (gateway).
 */
export async function checkStore(world: World, asked: string): Promise<string> {
  const { db } = world.running.line;
  const [what, name] = asked.split(' ');
  if (what === 'payments') {
    const rows = db
      .prepare("SELECT * FROM payments WHERE call_sid <> 'demo' ORDER BY created_at_ms")
      .all() as PaymentRow[];
    return rows.length === 0 ? 'payments none' : `payments ${rows.map(tell).join('; ')}`;
  }
  if (what === 'bill') {
    const row = db.prepare('SELECT balance_cents FROM bills WHERE bill_number = ?').get(name) as {
      balance_cents: number;
    };
    return `bill ${name} owes ${dollars(row.balance_cents)}`;
  }
  if (what === 'extensions') return `extensions ${extensionsIn(db) || 'none'}`;
  if (what === 'due') {
    const due = db.prepare('SELECT due_date FROM bills WHERE bill_number = ?').pluck().get(name);
    return `due ${name} ${due}`;
  }
  if (what === 'call') {
    const row = db
      .prepare('SELECT state, turn, status FROM calls ORDER BY started_at_ms DESC, rowid DESC')
      .get() as { state: string; turn: number; status: string };
    return `call ${row.status} in ${row.state} after ${row.turn} turns`;
  }
  if (what === 'agreed') {
    return `agreed ${db.prepare('SELECT authorized_words FROM payments ORDER BY created_at_ms DESC').pluck().get()}`;
  }
  if (what === 'transfer') {
    const row = db
      .prepare('SELECT transfer_reason, transfer_language FROM calls ORDER BY id DESC')
      .raw()
      .get() as (string | null)[];
    return `transfer ${row.filter((part) => part !== null).join(' ') || 'none'}`;
  }
  if (what === 'languages') {
    const rows = db
      .prepare(
        `SELECT caller_number, locale FROM caller_languages
         UNION ALL SELECT 'member ' || member_id, locale FROM member_languages`,
      )
      .raw()
      .all() as string[][];
    return `languages ${rows.map((row) => row.join(' ')).join('; ') || 'none'}`;
  }
  if (what === 'texts') {
    const rows = db.prepare('SELECT state, phone_number, body FROM texts ORDER BY id').all();
    const told = (rows as { state: string; phone_number: string; body: string }[]).map(
      ({ state, phone_number, body }) => `${state} to ${phone_number}: ${body}`,
    );
    return `texts ${told.join('; ') || 'none'}`;
  }
  if (what === 'requests') {
    const rows = db
      .prepare('SELECT kind, state, reference, bill_id FROM service_requests ORDER BY id')
      .all() as { kind: string; state: string; reference: string; bill_id: string | null }[];
    const told = rows.map(
      ({ kind, state, reference, bill_id }) =>
        `${kind} ${bill_id ?? 'member'} ${state} ${reference}`,
    );
    return `requests ${told.join('; ') || 'none'}`;
  }
  if (what === 'plan') {
    const rows = db.prepare('SELECT kind, reference FROM plan_requests ORDER BY filed_at_ms').all();
    const told = (rows as { kind: string; reference: string }[]).map(
      ({ kind, reference }) => `${kind} ${reference}`,
    );
    return `plan has ${told.join('; ') || 'nothing'}`;
  }
  if (what === 'receipts') {
    const rows = db
      .prepare('SELECT way, locale, member_id FROM receipts_to_send ORDER BY id')
      .raw()
      .all() as string[][];
    return `receipts ${rows.map((row) => row.join(' ')).join('; ') || 'none'}`;
  }
  if (what === 'consents') {
    const rows = db
      .prepare('SELECT phone_number, words FROM text_consents ORDER BY id')
      .raw()
      .all();
    return `consents ${(rows as string[][]).map((row) => row.join(' to: ')).join('; ') || 'none'}`;
  }
  if (what === 'arrived') {
    return `arrived ${world.texts.map(({ from, to, body }) => `${from} to ${to}: ${body}`).join('; ') || 'none'}`;
  }
  if (what === 'tokens') {
    return `tokens kept ${db.prepare('SELECT count(*) FROM card_tokens').pluck().get()}`;
  }
  throw new Error(`The store cannot be asked for "${asked}".`);
}

function extensionsIn(db: World['running']['line']['db']): string {
  const rows = db.prepare('SELECT * FROM extensions ORDER BY id').all() as {
    readonly reference: string;
    readonly bill_id: string;
    readonly from_date: string;
    readonly due_date: string;
    readonly posted_at_ms: number | null;
  }[];
  return rows
    .map((row) => {
      const known = row.posted_at_ms === null ? 'not told' : 'told';
      return `${row.bill_id} from ${row.from_date} to ${row.due_date} ${row.reference} ${known}`;
    })
    .join('; ');
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
