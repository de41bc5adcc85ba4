-- 印发登记: documents issued. no: year and number, 2024-0001, never used twice; document: id of the kind;
-- subject: which one, the words it was ordered with; content: the whole of it (report/keep.h), so that it is
-- printed again as it was; fingerprint: of what it says; before: the issue of the same subject it replaces.
CREATE TABLE print_issue (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  no TEXT NOT NULL,
  document TEXT NOT NULL,
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  content TEXT NOT NULL,
  pages INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  issued_by TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  before INTEGER REFERENCES print_issue (id)
);
CREATE UNIQUE INDEX print_issue_no ON print_issue (no);
CREATE INDEX print_issue_subject ON print_issue (document, subject, id) WHERE is_void = 0;
