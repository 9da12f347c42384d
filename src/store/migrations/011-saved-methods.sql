-- Tokens the gateway keeps chargeable until it is told to forget them, and the card's last month.
ALTER TABLE card_tokens ADD COLUMN reusable INTEGER NOT NULL DEFAULT 0 CHECK (reusable IN (0, 1));
ALTER TABLE card_tokens ADD COLUMN expiry_month TEXT
CHECK (expiry_month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]');

CREATE INDEX payments_holding_token ON payments (token_id)
WHERE state IN ('created', 'authorized', 'submitting', 'unknown');

-- What a call leaves behind when it ends.
CREATE INDEX payments_of_call ON payments (call_sid);

-- What a member agreed to when a card was kept: the words they heard, and which script they are of.
CREATE TABLE card_consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id TEXT NOT NULL,
  call_sid TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('nextPayments', 'scheduledPayment')),
  words TEXT NOT NULL CHECK (words <> ''),
  script_version TEXT NOT NULL,
  locale TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

-- Cards kept for a member's next payments. The token is in card_tokens, sealed; a deleted card's is
-- gone there and at the gateway.
CREATE TABLE saved_methods (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL,
  token_id TEXT NOT NULL,
  brand TEXT NOT NULL,
  last_four TEXT NOT NULL CHECK (last_four GLOB '[0-9][0-9][0-9][0-9]'),
  expiry_month TEXT,
  consent_id INTEGER NOT NULL REFERENCES card_consents (id),
  kept_at_ms INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_methods_of_member ON saved_methods (member_id) WHERE deleted_at_ms IS NULL;
CREATE UNIQUE INDEX saved_methods_by_token ON saved_methods (token_id) WHERE deleted_at_ms IS NULL;

-- Codes texted to a member before a kept card is used. The code itself is sealed until it is sent.
CREATE TABLE step_up_codes (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL,
  call_sid TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  sealed_code TEXT,
  -- What the caller agreed to by key.
  consented_words TEXT NOT NULL CHECK (consented_words <> ''),
  locale TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  used_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX step_up_codes_of_member ON step_up_codes (member_id, created_at_ms);

-- Payments to be made on a later date. 'submitted' ones go on as the payment with this confirmation.
CREATE TABLE scheduled_payments (
  id TEXT PRIMARY KEY,
  -- Spoken to the caller; the payment gets the same.
  confirmation TEXT NOT NULL UNIQUE,
  call_sid TEXT NOT NULL,
  member_id TEXT NOT NULL,
  bill_id TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents BETWEEN 1 AND 100000000),
  purpose TEXT NOT NULL CHECK (purpose IN ('single', 'instalment')),
  token_id TEXT NOT NULL,
  card_brand TEXT NOT NULL,
  card_last_four TEXT NOT NULL CHECK (card_last_four GLOB '[0-9][0-9][0-9][0-9]'),
  consent_id INTEGER NOT NULL REFERENCES card_consents (id),
  authorized_words TEXT NOT NULL CHECK (authorized_words <> ''),
  locale TEXT NOT NULL,
  -- Charged on this day (YYYY-MM-DD) of this IANA zone.
  on_date TEXT NOT NULL,
  zone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'submitted', 'cancelled')),
  why TEXT CHECK (why IN ('caller', 'nothingOwed', 'disputed', 'billLocked')),
  created_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  CHECK ((state = 'cancelled') = (why IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX scheduled_payments_one_per_bill ON scheduled_payments (bill_id)
WHERE state = 'waiting';
CREATE INDEX scheduled_payments_of_member ON scheduled_payments (member_id, on_date);
CREATE INDEX scheduled_payments_by_token ON scheduled_payments (token_id) WHERE state = 'waiting';
