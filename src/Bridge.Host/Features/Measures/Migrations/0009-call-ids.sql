-- The phone system's own ids of calls, so that a list of calls leads to them. key: 16,777,216 times the quarter of the visit, and the number of the source.
-- ids: in order, each without what it begins with like the one before. A call is found by the hash of its id. docs/decisions/0033 says why.
CREATE TABLE call_id (key INTEGER PRIMARY KEY, ids BLOB NOT NULL);
