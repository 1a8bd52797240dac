-- Every time a member and the MLS were in touch. Those that came by the API or from a file can be told again by nobody.
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  origin TEXT NOT NULL,              -- where it comes from
  value TEXT NOT NULL,               -- its id there
  member TEXT NOT NULL,
  at INTEGER NOT NULL,               -- milliseconds since 1970 UTC
  channel TEXT NOT NULL,
  subject TEXT,
  outcome TEXT,
  handled_by TEXT,
  link TEXT,
  is_handed INTEGER NOT NULL,        -- 0: the help desk's timeline is still to have it
  UNIQUE (origin, value)
);
CREATE INDEX interaction_by_member ON interaction (member, at, id);
CREATE INDEX interaction_to_hand ON interaction (id) WHERE is_handed = 0;
