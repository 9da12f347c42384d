-- Media Streams that were opened: each token opens one, whichever process it reaches.
CREATE TABLE stream_tokens (
  nonce TEXT PRIMARY KEY,
  call_sid TEXT NOT NULL,
  used_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX stream_tokens_by_age ON stream_tokens (used_at_ms);
