-- What each bill gets of a payment: one row at least; together they are the payment's amount.
CREATE TABLE payment_allocations (
  payment_id TEXT NOT NULL REFERENCES payments (id),
  bill_id TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents BETWEEN 1 AND 100000000),
  -- Nobody can yet say how its payment ended; a trigger keeps it.
  open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
  -- NULL until billing has taken it off the bill.
  posted_at_ms INTEGER,
  PRIMARY KEY (payment_id, bill_id)
) STRICT, WITHOUT ROWID;

INSERT INTO payment_allocations (payment_id, bill_id, amount_cents, open, posted_at_ms)
SELECT id, bill_id, amount_cents,
  state IN ('created', 'authorized', 'submitting', 'unknown', 'needsReview'),
  CASE state WHEN 'posted' THEN updated_at_ms END
FROM payments;

-- The lock against paying a bill twice, for each bill of a payment.
CREATE UNIQUE INDEX payment_allocations_one_open_per_bill ON payment_allocations (bill_id)
WHERE open = 1;

CREATE INDEX payment_allocations_by_bill ON payment_allocations (bill_id, posted_at_ms);

CREATE TRIGGER payment_allocations_follow_state AFTER UPDATE OF state ON payments
BEGIN
  UPDATE payment_allocations
  SET open = NEW.state IN ('created', 'authorized', 'submitting', 'unknown', 'needsReview')
  WHERE payment_id = NEW.id
    AND open <> (NEW.state IN ('created', 'authorized', 'submitting', 'unknown', 'needsReview'));
END;

-- What is posted as a whole is posted in all its parts.
CREATE TRIGGER payment_allocations_follow_posting AFTER UPDATE OF state ON payments
WHEN NEW.state = 'posted'
BEGIN
  UPDATE payment_allocations SET posted_at_ms = NEW.updated_at_ms
  WHERE payment_id = NEW.id AND posted_at_ms IS NULL;
END;

-- Each allocation is posted by a job of its own.
UPDATE outbox SET
  key = key || ':' || (SELECT bill_id FROM payments WHERE id = outbox.subject),
  payload = json_object('billId', (SELECT bill_id FROM payments WHERE id = outbox.subject))
WHERE kind = 'postToBilling' AND subject IN (SELECT id FROM payments);

DROP INDEX payments_one_open_per_bill;
DROP INDEX payments_by_bill;
ALTER TABLE payments DROP COLUMN bill_id;

-- One confirmation number stands on the postings of several bills (SQLite directory).
CREATE TABLE postings_by_bill (
  confirmation TEXT NOT NULL,
  bill_id TEXT NOT NULL REFERENCES bills (bill_id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  posted_at_ms INTEGER NOT NULL,
  PRIMARY KEY (confirmation, bill_id)
) STRICT;
INSERT INTO postings_by_bill SELECT confirmation, bill_id, amount_cents, posted_at_ms
FROM bill_postings;
DROP TABLE bill_postings;
ALTER TABLE postings_by_bill RENAME TO bill_postings;
