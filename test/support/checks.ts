import { createHash } from 'node:crypto';
import { evidenceOf } from '../../src/payments/evidence.ts';
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
  if (what === 'allocations') {
    const rows = db
      .prepare(
        `SELECT p.confirmation, a.bill_id, a.amount_cents, a.posted_at_ms IS NOT NULL AS posted
         FROM payment_allocations a JOIN payments p ON p.id = a.payment_id
         WHERE p.call_sid <> 'demo' ORDER BY p.created_at_ms, a.bill_id`,
      )
      .all() as { confirmation: string; bill_id: string; amount_cents: number; posted: 0 | 1 }[];
    const told = rows.map(
      ({ confirmation, bill_id, amount_cents, posted }) =>
        `${confirmation} ${bill_id} ${dollars(amount_cents)}${posted ? ' posted' : ''}`,
    );
    return `allocations ${told.join('; ') || 'none'}`;
  }
  if (what === 'payers') {
    const rows = db
      .prepare(
        `SELECT confirmation, relationship, a.action, a.detail FROM payment_payers y
         JOIN payments p ON p.id = y.payment_id JOIN audit a ON a.subject = p.id
         WHERE a.action = 'payment.payer' ORDER BY p.created_at_ms`,
      )
      .raw()
      .all() as string[][];
    return `payers ${rows.map((row) => row.join(' ')).join('; ') || 'none'}`;
  }
  if (what === 'bill') {
    const row = db.prepare('SELECT balance_cents FROM bills WHERE bill_number = ?').get(name) as {
      balance_cents: number;
    };
    return `bill ${name} owes ${dollars(row.balance_cents)}`;
  }
  if (what === 'evidence') return `evidence ${evidenceIn(db, name ?? '')}`;
  if (what === 'extensions') return `extensions ${extensionsIn(db) || 'none'}`;
  if (what === 'plans') return `plans ${plansIn(db) || 'none'}`;
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
  if (what === 'methods') {
    const rows = db
      .prepare(
        `SELECT m.member_id, m.brand, m.last_four, m.expiry_month,
           CASE WHEN m.deleted_at_ms IS NULL THEN 'kept' ELSE 'deleted' END, c.script_version
         FROM saved_methods m JOIN card_consents c ON c.id = m.consent_id ORDER BY m.kept_at_ms, m.id`,
      )
      .raw()
      .all() as string[][];
    return `methods ${rows.map((row) => row.join(' ')).join('; ') || 'none'}`;
  }
  if (what === 'scheduled') {
    const rows = db
      .prepare(
        `SELECT on_date, printf('%.2f', amount_cents / 100.0), bill_id, confirmation, state, why
         FROM scheduled_payments ORDER BY created_at_ms, id`,
      )
      .raw()
      .all() as (string | null)[][];
    const told = rows.map((row) => row.filter((part) => part !== null).join(' '));
    return `scheduled ${told.join('; ') || 'none'}`;
  }
  if (what === 'autopay') {
    const rows = db
      .prepare(
        `SELECT e.kind, e.bill_id, printf('to %.2f', e.cap_cents / 100.0), e.days_before || ' before',
           e.reference, e.state, e.why,
           (SELECT group_concat(consent, '+') FROM
             (SELECT consent FROM autopay_authorizations WHERE enrolment_id = e.id ORDER BY id))
         FROM autopay_enrolments e ORDER BY e.id`,
      )
      .raw()
      .all() as (string | null)[][];
    const told = rows.map((row) => row.filter((part) => part !== null).join(' '));
    return `autopay ${told.join('; ') || 'none'}`;
  }
  if (what === 'autocharges') {
    const rows = db
      .prepare(
        `SELECT bill_id, due_date, printf('%.2f', amount_cents / 100.0), state
         FROM autopay_charges ORDER BY at_ms, bill_id`,
      )
      .raw()
      .all() as string[][];
    return `autocharges ${rows.map((row) => row.join(' ')).join('; ') || 'none'}`;
  }
  if (what === 'terms') {
    const rows = db.prepare('SELECT terms FROM autopay_authorizations ORDER BY id').pluck().all();
    return `terms ${rows.join(' / ') || 'none'}`;
  }
  if (what === 'callbacks') {
    const rows = db
      .prepare(
        `SELECT phone_number, 'at ' || coalesce(strftime('%FT%RZ', due_at_ms / 1000, 'unixepoch'),
             'their turn'), state, locale, channel, region, member_id, closed_why
         FROM callbacks ORDER BY id`,
      )
      .raw()
      .all() as (string | null)[][];
    const told = rows.map((row) => row.filter((part) => part !== null).join(' '));
    return `callbacks ${told.join('; ') || 'none'}`;
  }
  if (what === 'callbackConsents') {
    const rows = db.prepare('SELECT consented_to FROM callbacks ORDER BY id').pluck().all();
    return `callbackConsents ${rows.join(' / ') || 'none'}`;
  }
  if (what === 'messages') {
    const rows = db
      .prepare(
        `SELECT coalesce(phone_number, 'withheld'), duration_seconds || ' s', locale, member_id
         FROM voice_messages ORDER BY id`,
      )
      .raw()
      .all() as (string | null)[][];
    const told = rows.map((row) => row.filter((part) => part !== null).join(' '));
    return `messages ${told.join('; ') || 'none'}`;
  }
  if (what === 'kept') {
    const rows = db.prepare('SELECT purpose, words FROM card_consents ORDER BY id').raw().all();
    return `kept by ${(rows as string[][]).map((row) => row.join(': ')).join('; ') || 'nobody'}`;
  }
  if (what === 'tokens') {
    return `tokens kept ${db.prepare('SELECT count(*) FROM card_tokens').pluck().get()}`;
  }
  throw new Error(`The store cannot be asked for "${asked}".`);
}

function plansIn(db: World['running']['line']['db']): string {
  const rows = db
    .prepare(
      `SELECT p.*, (SELECT count(*) FROM bill_plan_instalments i
         WHERE i.bill_id = p.bill_id AND i.open_cents > 0) AS open
       FROM payment_plans p ORDER BY id`,
    )
    .all() as {
    readonly reference: string;
    readonly bill_id: string;
    readonly instalments: string;
    readonly posted_at_ms: number | null;
    readonly open: number;
  }[];
  return rows
    .map((row) => {
      const each = (JSON.parse(row.instalments) as { dueDate: string; amountCents: number }[]).map(
        ({ dueDate, amountCents }) => `${dollars(amountCents)} on ${dueDate}`,
      );
      const known = row.posted_at_ms === null ? 'not told' : `told, ${row.open} open`;
      return `${row.bill_id} ${row.reference} ${each.join(', ')} ${known}`;
    })
    .join('; ');
}

/** Of a bank debit, without what differs from run to run (the recording's name). */
function evidenceIn(db: World['running']['line']['db'], confirmation: string): string {
  const { consent, ...packet } = evidenceOf(db, confirmation);
  const how =
    consent.how === 'recorded'
      ? `recorded ${consent.seconds} s, ${consent.status}`
      : `notice ${consent.status}`;
  const { state, account, script, terms, authorizedOn, debitOn, retainUntil } = packet;
  const isExact = createHash('sha256').update(terms).digest('hex') === script.sha256;
  const about = `${state}, ${account.type} ${account.lastFour}, ${how}`;
  const dates = `authorized ${authorizedOn}, debit from ${debitOn}, kept until ${retainUntil}`;
  return `${confirmation} ${about}, ${dates}, ${script.version} ${isExact ? 'exact' : 'altered'}: ${terms}`;
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
  return `charges ${charges.map(tellCharge).join('; ')}`;
}

/** Single payments are not called so: nearly all are. */
function tellCharge({ amount_cents, status, purpose }: Charge): string {
  return `${dollars(amount_cents)} ${status}${purpose === 'single' ? '' : ` ${purpose}`}`;
}

interface Charge {
  readonly amount_cents: number;
  readonly purpose: string;
  readonly status: string;
}

function tell(row: PaymentRow): string {
  const payment: Payment = paymentOf(row);
  const { amountCents, state, confirmation, cardBrand, cardLastFour } = payment;
  return `${dollars(amountCents)} ${state} ${confirmation} ${cardBrand} ${cardLastFour}`;
}
