-- Which deliveries came, so that a repetition counts once; kept for a day.
CREATE TABLE delivery (
  connection TEXT NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (connection, id)
) WITHOUT ROWID;
CREATE INDEX delivery_by_time ON delivery (at);

-- Tickets to read again. However many hints come for one, it is one row; the number tells whether another came meanwhile.
CREATE TABLE hint (
  connection TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (connection, ticket_id)
) WITHOUT ROWID;
CREATE INDEX hint_by_time ON hint (connection, since);
