-- The same tables as on SQLite; texts are compared by their bytes, whatever the database's language is.
-- Which key this store was made with; a wrong key is found when the store is opened.
CREATE TABLE vault (
  id bigint PRIMARY KEY CHECK (id = 1),
  key_id text NOT NULL
);

-- A ledger: one billing system's view. What a missing account means and how old the data is belong to the last import.
CREATE TABLE ledger (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  name text COLLATE "C" NOT NULL UNIQUE,
  is_settled_when_missing bigint NOT NULL,
  is_partial bigint NOT NULL,
  as_of text NOT NULL,
  input bytea NOT NULL
);

-- An account with all its lines in one sealed value. pseudonym and content are keyed hashes.
CREATE TABLE account (
  ledger bigint NOT NULL,
  pseudonym bytea NOT NULL,
  content bytea NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (ledger, pseudonym)
);

-- Sealed values look random: trying to make them smaller costs time and wins nothing.
ALTER TABLE account ALTER COLUMN body SET STORAGE EXTERNAL;

-- details: file name, control totals, counts; sealed.
CREATE TABLE import (
  id bigint PRIMARY KEY,
  ledger text NOT NULL,
  at text NOT NULL,
  outcome text NOT NULL,
  details bytea NOT NULL
);

-- Who is to have a standing: what the MLS says, no value of billing.
CREATE TABLE roster (
  kind bigint NOT NULL,
  external_id text COLLATE "C" NOT NULL,
  origin_key text NOT NULL,
  mls_id text,
  national_id text,
  member_type text,
  office_key text,
  broker_key text,
  PRIMARY KEY (kind, external_id)
);

-- body: the standings of the newest release, sealed; older ones are not kept, so that no history of a member grows here.
CREATE TABLE release (
  sequence bigint PRIMARY KEY,
  at text NOT NULL,
  as_of_day text NOT NULL,
  policy text NOT NULL,
  body bytea
);

ALTER TABLE release ALTER COLUMN body SET STORAGE EXTERNAL;
