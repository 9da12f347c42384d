import { DateTime } from 'luxon';
import { plusDays } from '../../flows/rules/grace/dates.ts';
import { instalmentsOf } from '../../flows/rules/payment-plans.ts';
import type { Database } from '../store/open.ts';
import { inTransaction } from '../store/statement.ts';
import { type DemoBill, type DemoMember, demoMembers } from './demo-members.ts';
import type { DemoPlan } from './demo-plans.ts';
import { premiumFacts } from './demo-premiums.ts';
import { seedDemoPayments } from './seed-payments.ts';
import { insertPlan } from './sqlite-plans.ts';
import { insertPremium } from './sqlite-premiums.ts';

/**
 * Fills an empty directory with the fictional members; a directory that has members is left alone.
 * Due dates are counted from `today` (YYYY-MM-DD). Returns how many members were added.
 */
export function seedDemoMembers(
  db: Database,
  today: string,
  members: readonly DemoMember[] = demoMembers,
): number {
  return inTransaction(db, () => {
    if (db.prepare('SELECT 1 FROM members LIMIT 1').get()) return 0;
    const member = db.prepare(`INSERT INTO members (member_id, given_name, family_name, birth_date,
      zip, phone_number, region, language, email) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    const bill = db.prepare(`INSERT INTO bills (bill_id, bill_number, member_id, kind, category,
      for_date, due_date, grace_end_date, balance_cents, minimum_due_cents, disputed,
      application_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    const restrict = db.prepare('UPDATE bills SET restricted = 1 WHERE bill_number = ?');
    for (const one of members) {
      const { memberId, givenName, familyName, birthDate, zip, phoneNumber } = one;
      const known = [one.region ?? null, one.language ?? null, one.email ?? null];
      member.run(memberId, givenName, familyName, birthDate, zip, phoneNumber, ...known);
      seedDemoPayments(db, one, today);
      for (const owed of one.bills) {
        bill.run(...billRow(memberId, owed, today));
        if (owed.restricted) restrict.run(owed.billNumber);
        if (owed.plan) seedPlan(db, owed, owed.plan, today);
        if (owed.premium)
          insertPremium(db, `bill-${owed.billNumber}`, premiumFacts(owed.premium, today));
      }
    }
    return members.length;
  });
}

function seedPlan(db: Database, bill: DemoBill, plan: DemoPlan, today: string): void {
  const { leftCents, count, nextDueDays } = plan;
  const firstDate = plusDays(today, nextDueDays);
  insertPlan(db, {
    reference: `demo-${bill.billNumber}`,
    billId: `bill-${bill.billNumber}`,
    instalments: instalmentsOf(leftCents, count, firstDate),
  });
}

function billRow(memberId: string, bill: DemoBill, today: string): (string | number | null)[] {
  const day = (offset: number) => DateTime.fromISO(today, { zone: 'utc' }).plus({ days: offset });
  const forDate = day(bill.forDays);
  return [
    `bill-${bill.billNumber}`,
    bill.billNumber,
    memberId,
    bill.kind,
    bill.category,
    (bill.kind === 'premium' ? forDate.startOf('month') : forDate).toFormat('yyyy-MM-dd'),
    day(bill.dueDays).toFormat('yyyy-MM-dd'),
    bill.graceDays === undefined ? null : day(bill.graceDays).toFormat('yyyy-MM-dd'),
    bill.balanceCents,
    bill.minimumDueCents,
    bill.disputed ? 1 : 0,
    bill.applicationNumber ?? null,
  ];
}
