-- Reports that left by mail, or were about to: one row for a report, a time and a reader, so that none gets two.
CREATE TABLE report_mail (
  report TEXT NOT NULL,
  period TEXT NOT NULL,
  reader TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  message TEXT,
  PRIMARY KEY (report, period, reader)
) WITHOUT ROWID;
