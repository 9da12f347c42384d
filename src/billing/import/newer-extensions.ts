import type { Database } from '../../store/open.ts';

/**
 * Keeps the due dates that callers moved since the file's `as_of`: a file made before billing had
 * the extension must not move them back. An extension that is not written down as posted yet (a
 * crash) counts as new. Of the file's date and the caller's the later one stays.
 *
 * Returns how many staged bills that concerned.
 */
export function keepNewerExtensions(db: Database, asOfMilliseconds: number): number {
  const { changes } = db
    .prepare(
      `UPDATE staged_bills SET due_date = moved.due_date
       FROM (
         SELECT b.bill_number, max(told.due_date) AS due_date
         FROM bill_extensions told
         JOIN bills b USING (bill_id)
         JOIN extensions granted USING (reference)
         WHERE granted.posted_at_ms IS NULL OR granted.posted_at_ms >= ?
         GROUP BY b.bill_number
       ) moved
       WHERE moved.bill_number = staged_bills.bill_number
         AND moved.due_date > staged_bills.due_date`,
    )
    .run(asOfMilliseconds);
  return changes;
}
