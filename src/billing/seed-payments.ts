import { DateTime } from 'luxon';
import { isOpen } from '../../flows/index.ts';
import type { Database } from '../store/open.ts';
import type { DemoMember } from './demo-members.ts';

/** Calls that never were: what marks a payment of before the demo. */
const DEMO_CALL = 'demo';

/** Writes the payments a demo member made before `today` (YYYY-MM-DD); they charge nobody. */
export function seedDemoPayments(db: Database, member: DemoMember, today: string): void {
  const insert = db.prepare(`INSERT INTO payments (
      id, call_sid, member_id, amount_cents, currency, state, confirmation, token_id,
      card_brand, card_last_four, authorized_words, authorized_at_ms, submit_deadline_ms,
      created_at_ms, updated_at_ms
    ) VALUES (
      @id, @call, @member, @amount, 'USD', @state, @confirmation, '', @brand, @lastFour,
      'Demo.', @at, @at, @at, @at
    )`);
  const allocate = db.prepare(`INSERT INTO payment_allocations
      (payment_id, bill_id, amount_cents, open, posted_at_ms)
    VALUES (@id, @bill, @amount, @open, @at)`);
  const noon = DateTime.fromISO(`${today}T20:00`, { zone: 'utc' });
  for (const payment of member.payments ?? []) {
    const { confirmation, daysAgo, amountCents, brand, lastFour, state } = payment;
    const at = noon.minus({ days: daysAgo }).toMillis();
    const id = `${DEMO_CALL}-${confirmation}`;
    insert.run({
      id,
      call: DEMO_CALL,
      member: member.memberId,
      amount: amountCents,
      state,
      confirmation,
      brand,
      lastFour,
      at,
    });
    // Bills of before the demo, which nobody is asked for any more.
    const open = isOpen(state) ? 1 : 0;
    allocate.run({ id, bill: id, amount: amountCents, open, at: state === 'posted' ? at : null });
  }
}
