-- Members who want no more of these mails.
CREATE TABLE opt_out (member TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
