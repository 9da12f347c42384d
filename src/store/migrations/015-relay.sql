-- How the caller and the line understand each other: by voice, through relay, in Baudot.
ALTER TABLE calls ADD COLUMN channel TEXT NOT NULL DEFAULT 'voice'
  CHECK (channel IN ('voice', 'relay', 'tty'));

-- Members who have more time on every call.
CREATE TABLE member_more_time (
  member_id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last call from a number: whether it broke off while in relay.
CREATE INDEX calls_of_caller ON calls (caller_number, updated_at_ms);
