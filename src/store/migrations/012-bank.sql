-- What a payment is made with. Of a bank account card_brand is its type, 'checking' or 'savings'.
ALTER TABLE payments ADD COLUMN tender TEXT NOT NULL DEFAULT 'card'
CHECK (tender IN ('card', 'bank'));

-- The evidence of a debit that was authorized by telephone (Nacha TEL), one for each payment.
CREATE TABLE debit_authorizations (
  payment_id TEXT PRIMARY KEY REFERENCES payments (id),
  script_version TEXT NOT NULL,
  -- The exact words that were spoken, and their SHA-256 in hexadecimal.
  terms TEXT NOT NULL CHECK (terms <> ''),
  terms_sha256 TEXT NOT NULL CHECK (length(terms_sha256) = 64),
  locale TEXT NOT NULL,
  consent TEXT NOT NULL CHECK (consent IN ('recorded', 'notice')),
  recording_sid TEXT UNIQUE,
  recording_url TEXT,
  recording_seconds INTEGER,
  -- The text by which the written notice goes out.
  notice_text_id TEXT UNIQUE,
  authorized_on TEXT NOT NULL,
  debit_on TEXT NOT NULL,
  authorized_at_ms INTEGER NOT NULL,
  -- Nothing of it is deleted before this day.
  retain_until TEXT NOT NULL,
  CHECK ((consent = 'recorded') = (recording_sid IS NOT NULL)),
  CHECK ((consent = 'recorded') = (recording_url IS NOT NULL)),
  CHECK ((consent = 'notice') = (notice_text_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What the carrier reported of recordings; it may do so before the payment is written, and late.
CREATE TABLE recordings (
  sid TEXT PRIMARY KEY,
  call_sid TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('in-progress', 'completed', 'absent', 'failed')),
  seconds INTEGER,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
