-- What the plan knows of a member: which region serves them, and the language they asked for.
ALTER TABLE members ADD COLUMN region TEXT;
ALTER TABLE members ADD COLUMN language TEXT CHECK (language IN ('en-US', 'es-US'));

-- What was chosen by key in a call, for the next call of the same number or member.
CREATE TABLE caller_languages (
  caller_number TEXT PRIMARY KEY,
  locale TEXT NOT NULL CHECK (locale IN ('en-US', 'es-US')),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member_languages (
  member_id TEXT PRIMARY KEY,
  locale TEXT NOT NULL CHECK (locale IN ('en-US', 'es-US')),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The call as far as its apology and the person who takes it over must know it.
ALTER TABLE calls ADD COLUMN locale TEXT NOT NULL DEFAULT 'en-US';
ALTER TABLE calls ADD COLUMN region TEXT;
ALTER TABLE calls ADD COLUMN transfer_reason TEXT CHECK (transfer_reason IN ('interpreter', 'person'));
ALTER TABLE calls ADD COLUMN transfer_language TEXT;
