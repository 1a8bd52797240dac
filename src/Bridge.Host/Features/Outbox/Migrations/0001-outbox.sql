-- What members asked for, in the order it came. A row stays for good: it joins the MLS's key to the help desk's ticket.
-- What was said (subject, text, topic) goes once the help desk has it.
CREATE TABLE request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,          -- the bridge's own: the ticket's external id in the help desk, and its id for the MLS
  caller TEXT NOT NULL,
  caller_key TEXT NOT NULL,          -- the caller's Idempotency-Key
  fingerprint BLOB NOT NULL,         -- SHA-256 of what was accepted, after card data went
  kind TEXT NOT NULL,                -- Ticket, Comment
  desk TEXT NOT NULL,                -- connection
  lane TEXT NOT NULL,                -- what must stay in order: the key of the ticket's own request, or desk id of a ticket
  member TEXT NOT NULL,
  ticket_id TEXT,                    -- the help desk's id, once known
  subject TEXT,
  text TEXT,
  topic TEXT,
  removed INTEGER NOT NULL,          -- pieces of card data taken out
  state TEXT NOT NULL,               -- Waiting, Sent, Aside
  attempts INTEGER NOT NULL,
  accepted_at TEXT NOT NULL,
  next_at TEXT NOT NULL,
  ended_at TEXT,
  code TEXT,
  reason TEXT,
  UNIQUE (caller, caller_key)
);
CREATE INDEX request_waiting ON request (lane, id) WHERE state = 'Waiting';
CREATE INDEX request_aside ON request (id) WHERE state = 'Aside';
CREATE INDEX request_by_member ON request (member, id);
CREATE INDEX request_by_ticket ON request (desk, ticket_id) WHERE kind = 'Ticket' AND ticket_id IS NOT NULL;
