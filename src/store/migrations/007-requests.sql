-- What callers have asked the plan to do; the plan is told by the outbox.
CREATE TABLE service_requests (
  id INTEGER PRIMARY KEY,
  -- Spoken to the caller, and the key at the plan.
  reference TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN (
    'assistance', 'itemizedStatement', 'dispute', 'onlineAccount'
  )),
  member_id TEXT NOT NULL,
  bill_id TEXT,
  call_sid TEXT NOT NULL,
  -- 'received' once the plan has it.
  state TEXT NOT NULL CHECK (state IN ('filed', 'received')),
  -- How the answer is wanted; nothing about health or income.
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  created_at_ms INTEGER NOT NULL,
  -- As long as it is open, a second one of its kind is told its reference.
  open_until_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX service_requests_of_member ON service_requests (member_id, kind, open_until_ms);
CREATE INDEX disputes_to_tell ON service_requests (bill_id)
WHERE kind = 'dispute' AND state = 'filed';

-- Requests as the plan received them (SQLite directory); the reference is the idempotency key.
CREATE TABLE plan_requests (
  reference TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  member_id TEXT NOT NULL REFERENCES members (member_id),
  bill_id TEXT REFERENCES bills (bill_id),
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  filed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- While the plan looks into it, a disputed bill is not collected.
ALTER TABLE bills ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed IN (0, 1));

-- New members know their first premium bill by the number of their application.
ALTER TABLE bills ADD COLUMN application_number TEXT;
CREATE UNIQUE INDEX bills_by_application ON bills (application_number)
WHERE application_number IS NOT NULL;
