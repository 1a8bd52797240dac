-- Files that came with a ticket or comment; they go once the help desk has it.
CREATE TABLE attachment (
  request INTEGER NOT NULL,          -- request.id
  position INTEGER NOT NULL,
  name TEXT NOT NULL,                -- cleaned
  type TEXT NOT NULL,                -- media type, by the bytes
  member TEXT NOT NULL,
  size INTEGER NOT NULL,             -- bytes
  token TEXT,                        -- what the help desk calls it, once it was handed over
  token_until TEXT,
  content BLOB NOT NULL,             -- last, so that the columns before it are read without it
  PRIMARY KEY (request, position)
);
CREATE INDEX attachment_by_member ON attachment (member, size);
