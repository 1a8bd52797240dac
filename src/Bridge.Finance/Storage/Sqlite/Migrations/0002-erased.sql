-- Whose billing is no longer kept, whatever the next file brings: keyed hashes of their ids. day: on which it was erased.
CREATE TABLE erased (
  pseudonym BLOB PRIMARY KEY,
  day TEXT NOT NULL
) WITHOUT ROWID;
