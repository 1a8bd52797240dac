-- Ids of tickets, contacts and reviews as their source writes them, so that a figure leads to them. kind: number of a word; id: hash. docs/decisions/0026 says why.
CREATE TABLE desk_name (kind INTEGER NOT NULL, id INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
