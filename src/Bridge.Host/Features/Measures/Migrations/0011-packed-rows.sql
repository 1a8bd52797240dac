-- Sums, counts and histograms: all rows of one grain, slot, channel and hours in one, since a million rows of their own took longer to write than to count.
-- rows: for each queue and agent their numbers, the length of its measures and the measures (see the code). What there was is counted anew.
-- With a rowid and an index: in a table without one SQLite reads whole rows on its way to a key, and these are long.
DROP TABLE rollup;
CREATE TABLE rollup (
    grain INTEGER NOT NULL, slot INTEGER NOT NULL, channel INTEGER NOT NULL, hours INTEGER NOT NULL, rows BLOB NOT NULL,
    PRIMARY KEY (grain, slot, channel, hours)
);
