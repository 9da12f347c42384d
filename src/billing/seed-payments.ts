import { DateTime } from 'luxon';
import type { Database } from '../store/open.ts';
import type { DemoMember } from './demo-members.ts';

/** Calls that never were: what marks a payment of before the demo. */
const DEMO_CALL = 'demo';

/** Writes the payments a demo member made before `today` (YYYY-MM-DD); they charge nobody. */
export function seedDemoPayments(db: Database, member: DemoMember, today: string): void {
  const insert = db.prepare(`INSERT INTO payments (
      id, call_sid, bill_id, member_id, amount_cents, currency, state, confirmation, token_id,
      card_brand, card_last_four, authorized_words, authorized_at_ms, submit_deadline_ms,
      created_at_ms, updated_at_ms
    ) VALUES (
      @id, @call, @bill, @member, @amount, 'USD', @state, @confirmation, '', @brand, @lastFour,
      'Demo.', @at, @at, @at, @at
    )`);
  const noon = DateTime.fromISO(`${today}T20:00`, { zone: 'utc' });
  for (const payment of member.payments ?? []) {
    const { confirmation, daysAgo, amountCents, brand, lastFour, state } = payment;
    insert.run({
      id: `${DEMO_CALL}-${confirmation}`,
      call: DEMO_CALL,
      bill: `${DEMO_CALL}-${confirmation}`,
      member: member.memberId,
      amount: amountCents,
      state,
      confirmation,
      brand,
      lastFour,
      at: noon.minus({ days: daysAgo }).toMillis(),
    });
  }
}
