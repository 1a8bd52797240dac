-- The hub's measures. Numbers for texts, time as the key of everything that is large, one writer. docs/decisions/0013 says why.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Queues, agents, topics, channels and sources; 0 stands for none.
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

-- newest: latest instant that the source told of, milliseconds since 1970 UTC. carry: what its files left unfinished.
CREATE TABLE source (id INTEGER PRIMARY KEY, newest INTEGER NOT NULL, carry TEXT);

-- All visits offered in one quarter of an hour (UTC, number since 1970), sorted by id, as an array of a fixed layout.
CREATE TABLE visit_block (slot INTEGER PRIMARY KEY, visits BLOB NOT NULL);

-- In which quarter the visit of an id is; sorted by id, cut by its first bits. Read and written in large batches only.
CREATE TABLE visit_place (bucket INTEGER PRIMARY KEY, places BLOB NOT NULL);

-- Quarters whose sums are older than their visits.
CREATE TABLE dirty_slot (slot INTEGER PRIMARY KEY);

-- Sums, counts and histograms. grain: 0 quarter by queue, 1 quarter by call, 2 day by queue, 3 day by call, 4 day by queue and agent.
-- slot: quarter since 1970 UTC, or local day since 1970. hours: 1 inside business hours.
CREATE TABLE rollup (
    grain INTEGER NOT NULL, slot INTEGER NOT NULL, queue INTEGER NOT NULL, agent INTEGER NOT NULL, channel INTEGER NOT NULL,
    hours INTEGER NOT NULL, measures BLOB NOT NULL,
    PRIMARY KEY (grain, slot, queue, agent, channel, hours)
) WITHOUT ROWID;
