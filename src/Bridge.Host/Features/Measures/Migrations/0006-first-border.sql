-- The day in which some first contacts are old enough to be judged and others are not, so that no question reads two weeks of visits for it.
-- day: local day since 1970. contacts: each contact that began on it, an array of a fixed layout. One row at most; docs/decisions/0029 says why.
CREATE TABLE first_border (day INTEGER PRIMARY KEY, contacts BLOB NOT NULL);
