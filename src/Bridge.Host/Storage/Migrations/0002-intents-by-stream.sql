-- Batch numbers count within a stream: routes that run at once would otherwise replace each other's intents.
CREATE TABLE intent_by_batch (
  stream INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (stream, batch)
) WITHOUT ROWID;
INSERT INTO intent_by_batch (stream, batch, payload) SELECT stream, batch, payload FROM intent;
DROP TABLE intent;
ALTER TABLE intent_by_batch RENAME TO intent;
