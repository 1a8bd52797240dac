-- Every contact that a rule fits, with what was decided about it: it is decided once. No address is ever kept.
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,          -- 16 random bytes, hexadecimal: in the link, the mail's own id, and the follow-up's key
  contact TEXT NOT NULL UNIQUE,      -- the ticket, origin:id
  member TEXT NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL,               -- Passed, Waiting, Sending, Sent, Unknown, Quiet, Reopened, Late, Aside
  agent TEXT,
  team TEXT,
  channel TEXT,
  contact_at TEXT NOT NULL,
  asked TEXT NOT NULL,               -- words of the questions
  language TEXT,                     -- once a mail was about to leave
  next_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  begun_at TEXT,                     -- when a mail was about to leave that may have arrived; the quiet period counts from here
  expires_at TEXT,
  reason TEXT
);
CREATE INDEX invitation_waiting ON invitation (next_at, id) WHERE state = 'Waiting';
CREATE INDEX invitation_by_state ON invitation (state, id) WHERE state IN ('Sending', 'Aside');
CREATE INDEX invitation_by_member ON invitation (member, begun_at);

-- What was answered, whoever asked; the bridge's own responses have the origin 'surveys' and the invitation's key.
CREATE TABLE response (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  origin TEXT NOT NULL,
  value TEXT NOT NULL,
  contact TEXT NOT NULL,
  member TEXT,
  agent TEXT,
  team TEXT,
  channel TEXT,
  contact_at TEXT,
  answered_at TEXT NOT NULL,
  answers TEXT NOT NULL,             -- question:scale:value, separated by blanks
  comment TEXT,                      -- without card data
  follow_up TEXT NOT NULL,           -- None, Due, Opened
  UNIQUE (origin, value)
);
CREATE INDEX response_due ON response (id) WHERE follow_up = 'Due';
CREATE INDEX response_by_time ON response (answered_at);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
