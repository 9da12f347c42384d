-- Callers who wait for a person; one row a call, however often it comes back to the line.
CREATE TABLE queue_entries (
  id TEXT PRIMARY KEY,
  call_sid TEXT NOT NULL UNIQUE,
  -- 'away' keeps the place while the caller pays; nobody is offered the call meanwhile.
  state TEXT NOT NULL CHECK (state IN ('waiting', 'away', 'offered', 'connected', 'ended')),
  need TEXT NOT NULL CHECK (need IN ('coverageEndsToday', 'relay', 'returnedCall', 'standard')),
  reason TEXT NOT NULL,
  locale TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('voice', 'relay', 'tty')),
  region TEXT,
  member_id TEXT,
  joined_at_ms INTEGER NOT NULL,
  -- Set when the caller goes before everybody else: came back from a person, or was offered in vain.
  front_since_ms INTEGER,
  -- A supervisor wants this agent to have the call.
  reserved_agent_id TEXT,
  ended_at_ms INTEGER,
  ended_why TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_entries_open ON queue_entries (state) WHERE state <> 'ended';

CREATE TABLE agent_presence (
  agent_id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('offline', 'away', 'ready', 'offered', 'onCall', 'wrapUp')),
  reason TEXT,
  since_ms INTEGER NOT NULL,
  -- What they are busy with; the wrap-up is of it.
  conversation_id TEXT
) STRICT, WITHOUT ROWID;

-- A waiting call is offered to one agent at a time.
CREATE TABLE offers (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES queue_entries (id),
  agent_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('open', 'accepted', 'taken', 'declined', 'missed', 'failed', 'withdrawn')),
  offered_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  closed_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX offers_open_entry ON offers (entry_id) WHERE state IN ('open', 'accepted');
CREATE UNIQUE INDEX offers_open_agent ON offers (agent_id) WHERE state IN ('open', 'accepted');
CREATE INDEX offers_of_entry ON offers (entry_id);

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES queue_entries (id),
  call_sid TEXT NOT NULL,
  -- The conference's name: random, nothing of a person in it.
  room TEXT NOT NULL UNIQUE,
  conference_sid TEXT,
  -- Who has the caller now.
  agent_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'ended')),
  is_at_keypad INTEGER NOT NULL DEFAULT 0,
  is_on_hold INTEGER NOT NULL DEFAULT 0,
  started_at_ms INTEGER NOT NULL,
  waited_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  ended_by TEXT CHECK (ended_by IN ('agent', 'caller', 'carrier')),
  -- How it ended for the caller: 'finished', 'agentLost', 'moved'.
  ended_how TEXT,
  notes TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX conversations_open_call ON conversations (call_sid) WHERE state = 'open';
CREATE INDEX conversations_ended ON conversations (ended_at_ms);

-- Every telephone of ours that rings for a call, and the caller's own leg while they talk.
CREATE TABLE desk_legs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('member', 'agent', 'consult', 'supervisor')),
  agent_id TEXT,
  offer_id TEXT,
  conversation_id TEXT,
  call_sid TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('placing', 'ringing', 'joined', 'left')),
  is_muted INTEGER NOT NULL DEFAULT 0,
  mode TEXT CHECK (mode IN ('listen', 'whisper', 'join')),
  created_at_ms INTEGER NOT NULL,
  left_at_ms INTEGER,
  left_why TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_legs_of_conversation ON desk_legs (conversation_id);
CREATE INDEX desk_legs_of_offer ON desk_legs (offer_id);

CREATE TABLE wrap_ups (
  conversation_id TEXT NOT NULL REFERENCES conversations (id),
  agent_id TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, agent_id)
) STRICT, WITHOUT ROWID;

-- What happened at the desk, in order: the timeline of a call, and what pages wait for.
CREATE TABLE desk_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  conversation_id TEXT,
  agent_id TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX desk_events_of_conversation ON desk_events (conversation_id, seq);

-- Callers who want to be called back.
CREATE TABLE callbacks (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'calling', 'reached', 'givenUp', 'canceled')),
  from_call_sid TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  -- Null: when the place in line comes up.
  due_at_ms INTEGER,
  -- Since when the caller has waited, for the place in line.
  asked_at_ms INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  member_id TEXT,
  locale TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('voice', 'relay', 'tty')),
  region TEXT,
  need TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- The words the caller agreed to by pressing 1.
  consented_to TEXT NOT NULL,
  closed_at_ms INTEGER,
  closed_why TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX callbacks_open ON callbacks (state) WHERE state IN ('waiting', 'calling');
CREATE INDEX callbacks_of_number ON callbacks (phone_number);

-- Spoken messages; the sound stays with the carrier.
CREATE TABLE voice_messages (
  id TEXT PRIMARY KEY,
  call_sid TEXT NOT NULL,
  recording_sid TEXT NOT NULL UNIQUE,
  duration_seconds INTEGER NOT NULL,
  member_id TEXT,
  phone_number TEXT,
  locale TEXT NOT NULL,
  left_at_ms INTEGER NOT NULL,
  done_at_ms INTEGER,
  done_by TEXT
) STRICT, WITHOUT ROWID;
