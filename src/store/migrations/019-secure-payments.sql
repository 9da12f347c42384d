-- A card keyed by the member while an agent is on the line. No digit of it but the last four.
CREATE TABLE secure_payments (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id),
  -- The leg that presses the keys.
  call_sid TEXT NOT NULL,
  -- Who began it.
  agent_id TEXT NOT NULL,
  bill_id TEXT NOT NULL,
  bill_label TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  -- The carrier's session; null until it is known.
  payment_sid TEXT,
  -- After 'charging' the ledger says what became of it.
  state TEXT NOT NULL CHECK (state IN
    ('starting', 'collecting', 'completing', 'ready', 'charging', 'canceled', 'failed')),
  -- JSON: of each field its state, its words and the request it was last asked by.
  fields TEXT NOT NULL,
  -- How often a field was asked for.
  asks INTEGER NOT NULL DEFAULT 0,
  token_id TEXT,
  card_brand TEXT,
  card_last_four TEXT,
  -- What the agent reads aloud before the charge.
  sentence TEXT,
  payment_id TEXT UNIQUE,
  -- Of what went wrong, in words.
  detail TEXT,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- One card at a time on one leg.
CREATE UNIQUE INDEX secure_payments_open_call ON secure_payments (call_sid)
  WHERE state IN ('starting', 'collecting', 'completing', 'ready');
CREATE INDEX secure_payments_of_conversation ON secure_payments (conversation_id, created_at_ms);
CREATE INDEX conversations_of_call ON conversations (call_sid, started_at_ms);
