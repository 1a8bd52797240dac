-- Links stand in the order in which they came: a new one fills the last page instead of a page of its own somewhere in
-- the middle. Two narrow tables find them, and two small ones take what is new, until it is worth moving in one sorted go.
CREATE TABLE link_in_order (
  id INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  target_id TEXT,
  shape INTEGER NOT NULL,
  fields BLOB NOT NULL,
  unique_hash INTEGER,
  is_departed INTEGER NOT NULL
);
INSERT INTO link_in_order (stream, external_id, target_id, shape, fields, unique_hash, is_departed)
  SELECT stream, external_id, target_id, shape, fields, unique_hash, is_departed FROM link ORDER BY stream, external_id;
DROP TABLE link;
ALTER TABLE link_in_order RENAME TO link;

CREATE TABLE link_key (
  stream INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  link INTEGER NOT NULL,
  PRIMARY KEY (stream, external_id)
) WITHOUT ROWID;
CREATE TABLE link_key_recent (
  stream INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  link INTEGER NOT NULL,
  PRIMARY KEY (stream, external_id)
) WITHOUT ROWID;

CREATE TABLE link_unique (
  unique_hash INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  link INTEGER NOT NULL,
  PRIMARY KEY (unique_hash, stream, link)
) WITHOUT ROWID;
CREATE TABLE link_unique_recent (
  unique_hash INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  link INTEGER NOT NULL,
  PRIMARY KEY (unique_hash, stream, link)
) WITHOUT ROWID;

INSERT INTO link_key (stream, external_id, link) SELECT stream, external_id, id FROM link ORDER BY stream, external_id;
INSERT INTO link_unique (unique_hash, stream, link)
  SELECT unique_hash, stream, id FROM link WHERE unique_hash IS NOT NULL ORDER BY unique_hash, stream, id;
