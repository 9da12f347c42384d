-- Automatic payments: one enrolment for a member's premiums, or for one bill's payment plan.
CREATE TABLE autopay_enrolments (
  id TEXT PRIMARY KEY,
  -- Spoken to the caller.
  reference TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('premium', 'plan')),
  -- The bill on the payment plan; NULL for premiums, whose bills come and go.
  bill_id TEXT,
  method_id TEXT NOT NULL REFERENCES saved_methods (id),
  -- Never more at once.
  cap_cents INTEGER NOT NULL CHECK (cap_cents BETWEEN 1 AND 100000000),
  -- Charged so many days before each due date.
  days_before INTEGER NOT NULL CHECK (days_before BETWEEN 0 AND 28),
  zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'cancelled')),
  why TEXT CHECK (why IN ('caller', 'methodGone', 'failedTwice')),
  ended_at_ms INTEGER,
  CHECK ((kind = 'plan') = (bill_id IS NOT NULL)),
  CHECK ((state = 'active') = (why IS NULL)),
  CHECK ((state = 'active') = (ended_at_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX autopay_one_for_each ON autopay_enrolments (
  member_id, kind, coalesce(bill_id, '')
) WHERE state = 'active';
CREATE INDEX autopay_by_method ON autopay_enrolments (method_id) WHERE state = 'active';

-- What a member agreed to: the set-up, and each change after it. Nothing here is ever changed.
CREATE TABLE autopay_authorizations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  enrolment_id TEXT NOT NULL REFERENCES autopay_enrolments (id),
  call_sid TEXT NOT NULL,
  script_version TEXT NOT NULL,
  -- The exact words that were spoken, and their SHA-256 in hexadecimal.
  terms TEXT NOT NULL CHECK (terms <> ''),
  terms_sha256 TEXT NOT NULL CHECK (length(terms_sha256) = 64),
  -- What the written copy says.
  cap_cents INTEGER NOT NULL,
  days_before INTEGER NOT NULL,
  card_last_four TEXT NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('recorded', 'key')),
  recording_sid TEXT UNIQUE,
  recording_url TEXT,
  recording_seconds INTEGER,
  -- YYYY-MM-DD, in the enrolment's zone.
  authorized_on TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  CHECK ((consent = 'recorded') = (recording_sid IS NOT NULL)),
  CHECK ((consent = 'recorded') = (recording_url IS NOT NULL))
) STRICT;
CREATE INDEX autopay_authorizations_of ON autopay_authorizations (enrolment_id, id);

-- What became of each due date: at most one row, and so at most one charge.
CREATE TABLE autopay_charges (
  enrolment_id TEXT NOT NULL REFERENCES autopay_enrolments (id),
  bill_id TEXT NOT NULL,
  due_date TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  -- 'submitted' goes on as the payment.
  state TEXT NOT NULL CHECK (
    state IN ('submitted', 'skipped', 'overCap', 'disputed', 'cardExpired')
  ),
  payment_id TEXT UNIQUE REFERENCES payments (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (enrolment_id, bill_id, due_date),
  CHECK ((state = 'submitted') = (payment_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The issuer is told that a payment is one of a series (mail and telephone order indicator 2).
ALTER TABLE payments ADD COLUMN is_recurring INTEGER NOT NULL DEFAULT 0
CHECK (is_recurring IN (0, 1));
