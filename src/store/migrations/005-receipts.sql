-- Where the plan reaches the member in writing; never spoken.
ALTER TABLE members ADD COLUMN email TEXT;

-- The last payments of a member, newest first.
CREATE INDEX payments_of_member ON payments (member_id, created_at_ms) WHERE member_id IS NOT NULL;

-- Express consent to a text: the words that were spoken, and when they were agreed to by key.
CREATE TABLE text_consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  call_sid TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  subject TEXT NOT NULL,
  words TEXT NOT NULL CHECK (words <> ''),
  at_ms INTEGER NOT NULL,
  UNIQUE (phone_number, subject)
) STRICT;

-- Telephone numbers whose owners want no texts. START takes a row away again; the audit keeps both.
CREATE TABLE text_stops (
  phone_number TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each text is sent at most once: 'unknown' is one whose answer was lost, and it stays so.
CREATE TABLE texts (
  id TEXT PRIMARY KEY,
  phone_number TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'unknown', 'failed', 'stopped')),
  -- Attempts the carrier is known not to have taken; any other attempt may have been sent.
  refused_attempts INTEGER NOT NULL DEFAULT 0,
  message_sid TEXT,
  error_code INTEGER,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Receipts for the plan's own mail system, handed over once by "payline receipts export".
CREATE TABLE receipts_to_send (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  payment_id TEXT NOT NULL REFERENCES payments (id),
  member_id TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('email', 'mail')),
  locale TEXT NOT NULL,
  -- The date of the payment where the member lives.
  paid_on TEXT NOT NULL,
  requested_at_ms INTEGER NOT NULL,
  -- The export that handed it over; NULL while it waits.
  batch INTEGER,
  exported_at_ms INTEGER,
  UNIQUE (payment_id, way),
  CHECK ((batch IS NULL) = (exported_at_ms IS NULL))
) STRICT;
CREATE INDEX receipts_waiting ON receipts_to_send (id) WHERE batch IS NULL;
