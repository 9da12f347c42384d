import type { Database } from '../../store/open.ts';

/**
 * Takes off the staged balances what this line has posted since the file's `as_of`, so that a file
 * made before a payment was posted cannot make a paid bill owed again.
 *
 * A posting is newer when the payment was captured, or written down as posted to this bill, at that
 * moment or later, or is not written down as posted yet (a crash between the two): when in doubt less
 * is asked for, and the next file puts it right. A payment captured but not posted needs nothing
 * here: the line takes it off whenever it reads the bill, until its posting does.
 *
 * Returns how many bills that concerned and how many cents were posted.
 */
export function takeOffNewerPayments(
  db: Database,
  asOfMilliseconds: number,
): { bills: number; cents: number } {
  db.exec(`CREATE TEMP TABLE newer_postings (
    bill_number TEXT PRIMARY KEY, cents INTEGER NOT NULL) STRICT, WITHOUT ROWID`);
  db.prepare(
    `INSERT INTO newer_postings
     SELECT b.bill_number, sum(posting.amount_cents)
     FROM bill_postings posting
     JOIN bills b USING (bill_id)
     JOIN staged_bills USING (bill_number)
     LEFT JOIN payments payment USING (confirmation)
     LEFT JOIN payment_allocations allocation
       ON allocation.payment_id = payment.id AND allocation.bill_id = posting.bill_id
     WHERE max(posting.posted_at_ms, coalesce(allocation.posted_at_ms, 0)) >= ?
       OR (payment.state = 'captured' AND allocation.posted_at_ms IS NULL)
     GROUP BY b.bill_number`,
  ).run(asOfMilliseconds);
  db.exec(`UPDATE staged_bills SET
      balance_cents = max(0, balance_cents - newer.cents),
      minimum_due_cents = max(0, minimum_due_cents - newer.cents)
    FROM newer_postings newer WHERE newer.bill_number = staged_bills.bill_number`);
  const total = db
    .prepare('SELECT count(*) AS bills, coalesce(sum(cents), 0) AS cents FROM newer_postings')
    .get() as { bills: number; cents: number };
  db.exec('DROP TABLE newer_postings');
  return total;
}
