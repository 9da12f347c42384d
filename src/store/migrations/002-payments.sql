CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  call_sid TEXT NOT NULL,
  bill_id TEXT NOT NULL,
  member_id TEXT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents BETWEEN 1 AND 100000000),
  currency TEXT NOT NULL CHECK (currency = 'USD'),
  state TEXT NOT NULL CHECK (state IN (
    'created', 'authorized', 'submitting', 'unknown', 'needsReview', 'captured', 'declined',
    'notCharged', 'posted', 'refundPending', 'refunded'
  )),
  -- Spoken to the caller; also our reference at the gateway and the key at billing.
  confirmation TEXT NOT NULL UNIQUE,
  token_id TEXT NOT NULL,
  card_brand TEXT NOT NULL,
  card_last_four TEXT NOT NULL CHECK (card_last_four GLOB '[0-9][0-9][0-9][0-9]'),
  -- What the caller agreed to by pressing 1, word for word.
  authorized_words TEXT NOT NULL CHECK (authorized_words <> ''),
  authorized_at_ms INTEGER NOT NULL,
  -- Later than this the gateway may have forgotten our key: look up, never send.
  submit_deadline_ms INTEGER NOT NULL,
  -- When we last lost an answer; the request may still be travelling.
  unknown_since_ms INTEGER,
  gateway_charge_id TEXT UNIQUE,
  decline_reason TEXT,
  lookups INTEGER NOT NULL DEFAULT 0,
  not_found_since_ms INTEGER,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The lock against paying a bill twice while nobody can say how the first payment ended.
CREATE UNIQUE INDEX payments_one_open_per_bill ON payments (bill_id)
WHERE state IN ('created', 'authorized', 'submitting', 'unknown', 'needsReview');

CREATE INDEX payments_by_bill ON payments (bill_id, state);

CREATE TABLE payment_events (
  payment_id TEXT NOT NULL REFERENCES payments (id),
  seq INTEGER NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  event TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (payment_id, seq)
) STRICT, WITHOUT ROWID;
