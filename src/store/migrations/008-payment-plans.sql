-- Payment plans agreed to on this line, once per bill; billing is told by the outbox.
CREATE TABLE payment_plans (
  id INTEGER PRIMARY KEY,
  -- Spoken to the caller, and the key at billing.
  reference TEXT NOT NULL UNIQUE,
  bill_id TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL,
  call_sid TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents BETWEEN 1 AND 100000000),
  -- [{"dueDate": "YYYY-MM-DD", "amountCents": 100}, …], earliest first; they sum to the total.
  instalments TEXT NOT NULL CHECK (json_valid(instalments)),
  -- The schedule the caller agreed to by pressing 1, word for word.
  agreed_words TEXT NOT NULL CHECK (agreed_words <> ''),
  created_at_ms INTEGER NOT NULL,
  -- NULL until billing has it.
  posted_at_ms INTEGER
) STRICT;

-- Bills on a payment plan as billing knows them (SQLite directory).
CREATE TABLE bill_plans (
  bill_id TEXT PRIMARY KEY REFERENCES bills (bill_id),
  reference TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE bill_plan_instalments (
  bill_id TEXT NOT NULL REFERENCES bill_plans (bill_id),
  due_date TEXT NOT NULL,
  -- What is not paid of it yet; what the bill's balance has over the sum of these are new charges.
  open_cents INTEGER NOT NULL CHECK (open_cents BETWEEN 0 AND 100000000),
  PRIMARY KEY (bill_id, due_date)
) STRICT, WITHOUT ROWID;

-- What the card's issuer is told a payment is for (the mail and telephone order indicator).
ALTER TABLE payments ADD COLUMN purpose TEXT NOT NULL DEFAULT 'single'
  CHECK (purpose IN ('single', 'instalment'));
