-- What is known of the desk beside calls: rows of tickets, surveys, staff, members and the like. docs/decisions/0020 says why.

-- told: one bit for each field that the source's tables have. kind, source: numbers of words.
CREATE TABLE desk_source (kind INTEGER NOT NULL, source INTEGER NOT NULL, told INTEGER NOT NULL, PRIMARY KEY (kind, source)) WITHOUT ROWID;

-- first, last: earliest and latest instant or day that the row tells of, milliseconds since 1970. cells: the values by field.
CREATE TABLE desk_row (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, subject INTEGER NOT NULL, source INTEGER NOT NULL, revision INTEGER NOT NULL,
    first INTEGER, last INTEGER, cells BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE INDEX desk_row_subject ON desk_row (kind, subject, id);
