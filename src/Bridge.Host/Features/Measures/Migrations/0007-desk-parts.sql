-- What tickets and surveys add to figures, ready to be put together: columns of up to 16,384 things that began in one month. docs/decisions/0029 says why.

-- segment: 1,000 times the month (since year 0), and a number. head: what its columns are.
CREATE TABLE desk_segment (kind INTEGER NOT NULL, segment INTEGER NOT NULL, things INTEGER NOT NULL, head BLOB NOT NULL, PRIMARY KEY (kind, segment));
CREATE TABLE desk_column (kind INTEGER NOT NULL, segment INTEGER NOT NULL, number INTEGER NOT NULL, cells BLOB NOT NULL, PRIMARY KEY (kind, segment, number));

-- In which segment a thing is; it never moves.
CREATE TABLE desk_place (kind INTEGER NOT NULL, subject INTEGER NOT NULL, segment INTEGER NOT NULL, PRIMARY KEY (kind, subject)) WITHOUT ROWID;

-- Things whose rows are newer than what is kept of them.
CREATE TABLE desk_stale (kind INTEGER NOT NULL, subject INTEGER NOT NULL, PRIMARY KEY (kind, subject)) WITHOUT ROWID;

-- Noted by the store itself, whoever changes a row. Not by OR IGNORE, which the clause of the outer statement would replace.
CREATE TRIGGER desk_row_added AFTER INSERT ON desk_row BEGIN
    INSERT INTO desk_stale SELECT new.kind, new.subject WHERE NOT EXISTS (SELECT 1 FROM desk_stale WHERE kind = new.kind AND subject = new.subject);
END;
CREATE TRIGGER desk_row_changed AFTER UPDATE ON desk_row BEGIN
    INSERT INTO desk_stale SELECT old.kind, old.subject WHERE NOT EXISTS (SELECT 1 FROM desk_stale WHERE kind = old.kind AND subject = old.subject);
    INSERT INTO desk_stale SELECT new.kind, new.subject WHERE NOT EXISTS (SELECT 1 FROM desk_stale WHERE kind = new.kind AND subject = new.subject);
END;
CREATE TRIGGER desk_row_deleted AFTER DELETE ON desk_row BEGIN
    INSERT INTO desk_stale SELECT old.kind, old.subject WHERE NOT EXISTS (SELECT 1 FROM desk_stale WHERE kind = old.kind AND subject = old.subject);
END;

-- What a source tells decides how its rows are understood.
CREATE TRIGGER desk_source_changed AFTER UPDATE OF told ON desk_source WHEN old.told <> new.told BEGIN
    INSERT INTO desk_stale SELECT DISTINCT kind, subject FROM desk_row WHERE kind = new.kind AND source = new.source
        AND NOT EXISTS (SELECT 1 FROM desk_stale WHERE desk_stale.kind = desk_row.kind AND desk_stale.subject = desk_row.subject);
END;

-- The time that a kind and each of its sources tell of, without reading all rows.
CREATE INDEX desk_row_first ON desk_row (kind, first);
CREATE INDEX desk_row_last ON desk_row (kind, source, last);

INSERT INTO desk_stale SELECT DISTINCT kind, subject FROM desk_row;
