-- What another system was last told of each ticket. Without it, every ticket counts as known, and only later changes are told.
CREATE TABLE seen (origin TEXT NOT NULL, value TEXT NOT NULL, member TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (origin, value)) WITHOUT ROWID;

-- begun_at: tickets that changed before are not told of.
CREATE TABLE beginning (id INTEGER PRIMARY KEY CHECK (id = 1), begun_at TEXT NOT NULL);
