-- What the grace engine needs of a premium bill (SQLite directory).
CREATE TABLE premiums (
  bill_id TEXT PRIMARY KEY REFERENCES bills (bill_id),
  plan_type TEXT NOT NULL CHECK (plan_type IN (
    'exchangeWithCredit', 'exchangeWithoutCredit', 'individual', 'cobra', 'medicare'
  )),
  state TEXT NOT NULL CHECK (state GLOB '[A-Z][A-Z]'),
  -- When the oldest month was first due; an extension moves the bill, never this.
  due_date TEXT NOT NULL,
  paid_through_date TEXT,
  first_payment_pending INTEGER NOT NULL CHECK (first_payment_pending IN (0, 1)),
  election_date TEXT,
  notice_date TEXT
) STRICT, WITHOUT ROWID;

-- Every month on the bill as billed; the bill's balance tells what is left of them.
CREATE TABLE premium_months (
  bill_id TEXT NOT NULL REFERENCES premiums (bill_id),
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-01'),
  amount_cents INTEGER NOT NULL CHECK (amount_cents BETWEEN 1 AND 100000000),
  PRIMARY KEY (bill_id, month)
) STRICT, WITHOUT ROWID;

-- Due dates moved by callers, once per bill; billing is told by the outbox.
CREATE TABLE extensions (
  id INTEGER PRIMARY KEY,
  -- Spoken to the caller, and the key at billing.
  reference TEXT NOT NULL UNIQUE,
  bill_id TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL,
  call_sid TEXT NOT NULL,
  from_date TEXT NOT NULL,
  due_date TEXT NOT NULL CHECK (due_date > from_date),
  created_at_ms INTEGER NOT NULL,
  -- NULL until billing has it.
  posted_at_ms INTEGER
) STRICT;

-- Extensions as billing received them (SQLite directory); the reference is the idempotency key.
CREATE TABLE bill_extensions (
  reference TEXT PRIMARY KEY,
  bill_id TEXT NOT NULL REFERENCES bills (bill_id),
  due_date TEXT NOT NULL
) STRICT, WITHOUT ROWID;
