-- Since when something is told of; what happened before is not.
CREATE TABLE beginning (name TEXT PRIMARY KEY, begun_at TEXT NOT NULL) WITHOUT ROWID;
