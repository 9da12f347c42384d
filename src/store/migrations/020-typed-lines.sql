-- What a person at the desk and a caller at a TTY type to each other; kept with their conversation.
CREATE TABLE typed_lines (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id TEXT NOT NULL REFERENCES conversations (id),
  typed_by TEXT NOT NULL CHECK (typed_by IN ('agent', 'caller')),
  -- Never a card number: one is gone before anything is written.
  text TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  -- When the caller's TTY had printed the whole of an agent's line.
  printed_at_ms INTEGER
) STRICT;
CREATE INDEX typed_lines_of_conversation ON typed_lines (conversation_id, seq);
