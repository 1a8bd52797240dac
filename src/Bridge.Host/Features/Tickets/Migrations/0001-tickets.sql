-- The tickets of the help desks, and how far each was read. Instants are milliseconds since 1970 UTC, lengths seconds.
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  value TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  solved_at INTEGER,
  state INTEGER NOT NULL,
  opened_as TEXT,
  subject TEXT,
  member_id TEXT,
  channel TEXT,
  team TEXT,
  agent TEXT,
  topic TEXT,
  tags TEXT,
  has_times INTEGER NOT NULL,
  first_reply INTEGER,
  first_resolution INTEGER,
  full_resolution INTEGER,
  reopens INTEGER,
  replies INTEGER,
  group_stations INTEGER,
  assignee_stations INTEGER,
  merged_into TEXT,
  content INTEGER NOT NULL, -- hash of all but modified_at; equal content is no change
  change INTEGER NOT NULL,  -- number of the last change, counted by this store
  UNIQUE (origin, value)
);

-- A member's tickets, the one opened last first.
CREATE INDEX ticket_by_member ON ticket (member_id, created_at DESC, id DESC) WHERE member_id IS NOT NULL;
CREATE INDEX ticket_by_change ON ticket (change);
CREATE INDEX ticket_by_opening ON ticket (opened_as) WHERE opened_as IS NOT NULL;

CREATE TABLE reading (
  origin TEXT PRIMARY KEY,
  cursor TEXT NOT NULL,
  is_complete INTEGER NOT NULL,
  saved_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('change', 0);
