-- Links to the gateway's page for a card, sent to callers whose telephone has no keys.
CREATE TABLE card_links (
  -- The page at the gateway, and once a card was entered there its token in card_tokens.
  entry_id TEXT PRIMARY KEY,
  call_sid TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('text', 'email')),
  phone_number TEXT,
  member_id TEXT,
  -- What the caller agreed to by key; empty unless by text.
  consented_words TEXT NOT NULL,
  locale TEXT NOT NULL,
  -- 'ready': the page is open, and the text is queued or the e-mail can be handed over.
  state TEXT NOT NULL CHECK (state IN ('asked', 'ready', 'failed')),
  url TEXT,
  expires_at_ms INTEGER,
  asked_at_ms INTEGER NOT NULL,
  -- The export that handed the e-mail over; NULL while it waits.
  batch INTEGER,
  exported_at_ms INTEGER,
  CHECK ((way = 'text') = (phone_number IS NOT NULL)),
  CHECK ((way = 'email') = (member_id IS NOT NULL)),
  CHECK ((state = 'ready') = (url IS NOT NULL AND expires_at_ms IS NOT NULL)),
  CHECK ((batch IS NULL) = (exported_at_ms IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX card_links_waiting ON card_links (asked_at_ms)
WHERE way = 'email' AND state = 'ready' AND batch IS NULL;
