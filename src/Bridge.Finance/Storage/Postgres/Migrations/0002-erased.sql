-- Whose billing is no longer kept, whatever the next file brings: keyed hashes of their ids. day: on which it was erased.
CREATE TABLE erased (
  pseudonym bytea PRIMARY KEY,
  day text NOT NULL
);
