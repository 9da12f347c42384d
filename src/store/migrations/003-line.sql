-- Members and bills as the plan's billing system knows them (SQLite directory).
CREATE TABLE members (
  member_id TEXT PRIMARY KEY,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  zip TEXT NOT NULL,
  phone_number TEXT
) STRICT;

CREATE TABLE bills (
  bill_id TEXT PRIMARY KEY,
  bill_number TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL REFERENCES members (member_id),
  kind TEXT NOT NULL CHECK (kind IN ('medical', 'premium')),
  category TEXT NOT NULL,
  for_date TEXT NOT NULL,
  due_date TEXT NOT NULL,
  grace_end_date TEXT,
  balance_cents INTEGER NOT NULL CHECK (balance_cents BETWEEN 0 AND 100000000),
  minimum_due_cents INTEGER NOT NULL CHECK (minimum_due_cents BETWEEN 0 AND 100000000)
) STRICT;
CREATE INDEX bills_of_member ON bills (member_id);

-- What was posted against a bill; the confirmation number is the posting's idempotency key.
CREATE TABLE bill_postings (
  confirmation TEXT PRIMARY KEY,
  bill_id TEXT NOT NULL REFERENCES bills (bill_id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  posted_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  call_sid TEXT NOT NULL UNIQUE,
  caller_number TEXT,
  line_number TEXT NOT NULL,
  flow_version INTEGER NOT NULL,
  saved TEXT NOT NULL,
  -- The turn expected next; every commit raises it, so it is the row's version too.
  turn INTEGER NOT NULL,
  state TEXT NOT NULL,
  member_id TEXT,
  bill_id TEXT,
  payment_id TEXT,
  -- What the caller last heard about the payment; NULL when nothing yet.
  payment_heard TEXT,
  finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
  -- Turns in a row that ended in an apology.
  troubles INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL,
  started_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  duration_seconds INTEGER
) STRICT;
CREATE INDEX calls_of_member ON calls (member_id, updated_at_ms) WHERE member_id IS NOT NULL;

-- One row a webhook: the shape of what came in, and the very bytes that went out. Rows are appended
-- by age and found by a number that grows with age, so that turns committed together touch the same
-- pages: half of what a turn costs is writing pages.
CREATE TABLE turns (
  id INTEGER PRIMARY KEY,
  call_id INTEGER NOT NULL REFERENCES calls (id),
  turn INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  reply TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  UNIQUE (call_id, turn)
) STRICT;

-- Failed identifications, counted per caller number and per member ID; swept after two days.
CREATE TABLE identification_failures (
  id INTEGER PRIMARY KEY,
  member_id TEXT NOT NULL,
  caller_number TEXT,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX failures_of_member ON identification_failures (member_id, at_ms);
CREATE INDEX failures_of_caller ON identification_failures (caller_number, at_ms);

-- Caller numbers that have identified a member before: an attacker's failures do not lock them out.
CREATE TABLE known_callers (
  member_id TEXT NOT NULL,
  caller_number TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (member_id, caller_number)
) STRICT, WITHOUT ROWID;
