-- Which key this file was made with; a wrong key is found when the file is opened.
CREATE TABLE vault (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key_id TEXT NOT NULL
);

-- A ledger: one billing system's view. What a missing account means and how old the data is belong to the last import.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  is_settled_when_missing INTEGER NOT NULL,
  is_partial INTEGER NOT NULL,
  as_of TEXT NOT NULL,
  input BLOB NOT NULL
);

-- An account with all its lines in one sealed value. pseudonym and content are keyed hashes.
CREATE TABLE account (
  ledger INTEGER NOT NULL,
  pseudonym BLOB NOT NULL,
  content BLOB NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (ledger, pseudonym)
) WITHOUT ROWID;

-- details: file name, control totals, counts; sealed.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  ledger TEXT NOT NULL,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  details BLOB NOT NULL
);

-- Who is to have a standing: what the MLS says, no value of billing.
CREATE TABLE roster (
  kind INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  origin_key TEXT NOT NULL,
  mls_id TEXT,
  national_id TEXT,
  member_type TEXT,
  office_key TEXT,
  broker_key TEXT,
  PRIMARY KEY (kind, external_id)
) WITHOUT ROWID;

-- body: the standings of the newest release, sealed; older ones are not kept, so that no history of a member grows here.
CREATE TABLE release (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  as_of_day TEXT NOT NULL,
  policy TEXT NOT NULL,
  body BLOB
);
