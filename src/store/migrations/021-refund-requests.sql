-- Refunds that one person asked for and another decides; the money is given back at the gateway.
CREATE TABLE refund_requests (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payments (id),
  conversation_id TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  why TEXT NOT NULL,
  asked_at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'refused')),
  decided_by TEXT,
  decided_at_ms INTEGER,
  CHECK (decided_by IS NULL OR decided_by <> asked_by)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX refund_requests_open ON refund_requests (payment_id)
  WHERE state IN ('asked', 'approved');
