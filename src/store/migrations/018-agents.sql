-- People who answer at the desk.
CREATE TABLE agents (
  agent_id TEXT PRIMARY KEY,
  login TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor')),
  -- E.164, where their telephone rings; NULL when they talk in the browser alone.
  phone_number TEXT,
  -- The hash with its salt and parameters (src/desk/passwords.ts).
  password_hash TEXT NOT NULL,
  failed_tries INTEGER NOT NULL DEFAULT 0,
  locked_until_ms INTEGER,
  disabled_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is signed in. The token itself is with the browser alone.
CREATE TABLE agent_sessions (
  -- SHA-256 of the token, base64url.
  token_hash TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL REFERENCES agents (agent_id),
  created_at_ms INTEGER NOT NULL,
  last_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_sessions_of_agent ON agent_sessions (agent_id);
