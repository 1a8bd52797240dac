-- Places in runs: a batch adds a run of its own to each bucket, and only now and then are the runs of a bucket put together. Writing every
-- bucket anew with every batch was as much as writing the visits themselves.
-- id: 16 times the bucket, and the number of the run. Of two places of one id that of the later run counts.
ALTER TABLE visit_place RENAME TO visit_place_whole;
CREATE TABLE visit_place (id INTEGER PRIMARY KEY, places BLOB NOT NULL);
INSERT INTO visit_place (id, places) SELECT bucket * 16, places FROM visit_place_whole;
DROP TABLE visit_place_whole;
