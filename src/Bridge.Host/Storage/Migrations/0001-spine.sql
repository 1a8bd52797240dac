-- Streams: one row for each route that ever ran; the small number keeps the link table compact.
CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- The field names of a mapping, in order; link.fields holds one hash of eight bytes for each.
CREATE TABLE shape (
  id INTEGER PRIMARY KEY,
  fields TEXT NOT NULL UNIQUE
);

-- Crosswalk: record of the MLS <-> record of the target, with hashes (never values) of what was last sent.
CREATE TABLE link (
  stream INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  target_id TEXT,
  shape INTEGER NOT NULL,
  fields BLOB NOT NULL,
  unique_hash INTEGER,
  is_departed INTEGER NOT NULL,
  PRIMARY KEY (stream, external_id)
) WITHOUT ROWID;
CREATE INDEX link_by_unique ON link (unique_hash, stream) WHERE unique_hash IS NOT NULL;

CREATE TABLE checkpoint (
  stream INTEGER PRIMARY KEY,
  cursor TEXT NOT NULL,
  mapping INTEGER NOT NULL,
  is_complete INTEGER NOT NULL,
  saved_at TEXT NOT NULL
);

-- Writes that were about to be sent; what is left here after a crash is of unknown outcome.
CREATE TABLE intent (
  batch INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  payload BLOB NOT NULL
);
CREATE INDEX intent_by_stream ON intent (stream);

CREATE TABLE dead_letter (
  id INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  record TEXT,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  UNIQUE (stream, external_id)
);

-- Records that were written without a reference, because the record they refer to is not in the target yet.
CREATE TABLE waiting (
  stream INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  refers_to TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (stream, external_id)
) WITHOUT ROWID;

-- Who the target had before the bridge came, or got from elsewhere; hashes of addresses only.
CREATE TABLE resident (
  stream INTEGER NOT NULL,
  target_id TEXT NOT NULL,
  external_id TEXT,
  unique_hash INTEGER,
  is_adoptable INTEGER NOT NULL,
  PRIMARY KEY (stream, target_id)
) WITHOUT ROWID;
CREATE INDEX resident_by_unique ON resident (unique_hash, stream) WHERE unique_hash IS NOT NULL;

CREATE TABLE census (
  stream INTEGER PRIMARY KEY,
  cursor TEXT NOT NULL
);

CREATE TABLE sweep (
  stream INTEGER PRIMARY KEY,
  swept_at TEXT NOT NULL
);

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT NOT NULL,
  message TEXT,
  summary TEXT
);
CREATE INDEX run_by_stream ON run (stream, id);
