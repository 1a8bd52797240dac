-- The target's own names of loads under way, written down before they can take effect: a host knows by them which loads it left behind.
CREATE TABLE intent_load (
  stream INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (stream, batch, name)
) WITHOUT ROWID;
