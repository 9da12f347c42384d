import type { Database } from '../../store/open.ts';
import { deletePremium, insertPremium, PREMIUM_COLUMN, premiumOf } from '../sqlite-premiums.ts';

/** Notes which staged bills have other facts for the grace engine than the database. */
export function findChangedPremiums(db: Database): void {
  db.exec(`CREATE TEMP TABLE changed_premiums (bill_number TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    INSERT INTO changed_premiums
    SELECT staged_bills.bill_number FROM staged_bills
    LEFT JOIN (SELECT b.bill_number, ${PREMIUM_COLUMN} FROM bills b) known USING (bill_number)
    WHERE staged_bills.premium_facts IS NOT known.premium_facts`);
}

/** Writes what `findChangedPremiums` noted; the bills themselves must be there by now. */
export function writeChangedPremiums(db: Database): void {
  const changed = db
    .prepare(
      `SELECT b.bill_id AS billId, staged_bills.premium_facts AS facts
       FROM changed_premiums
       JOIN staged_bills USING (bill_number)
       JOIN bills b USING (bill_number)`,
    )
    .all() as { billId: string; facts: string | null }[];
  for (const { billId, facts } of changed) {
    deletePremium(db, billId);
    const premium = premiumOf(facts);
    if (premium) insertPremium(db, billId, premium);
  }
  db.exec('DROP TABLE changed_premiums');
}
