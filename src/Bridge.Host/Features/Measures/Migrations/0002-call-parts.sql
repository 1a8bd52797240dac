-- Systems that tell of calls in several lists, whose rows change for hours. Both tables hold a connection's name as source.

-- Parts of calls, until they rest. is_new: 1 until the visits of the call were made anew from it. modified_at: milliseconds since 1970 UTC.
CREATE TABLE call_part (
    source TEXT NOT NULL, call TEXT NOT NULL, id TEXT NOT NULL, modified_at INTEGER NOT NULL, text TEXT NOT NULL, is_new INTEGER NOT NULL,
    PRIMARY KEY (source, call, id)
) WITHOUT ROWID;
CREATE INDEX call_part_new ON call_part (source, call) WHERE is_new = 1;
CREATE INDEX call_part_age ON call_part (source, modified_at);

-- How far a system was read.
CREATE TABLE call_reading (source TEXT PRIMARY KEY, cursor TEXT NOT NULL, is_complete INTEGER NOT NULL, saved_at TEXT NOT NULL) WITHOUT ROWID;
