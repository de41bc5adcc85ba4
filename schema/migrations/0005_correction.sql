-- 补正: one notice of all defects of a case, with its clock. ordinal counts the notices of a case;
-- days, first_counts and source (the clause of the notice; NULL: the desk's own) are the clock as it
-- was told; due is NULL while no paper tells the holidays of that year. why: a supervisor's reason to
-- say in a second notice what could have been said in the first. after_receipt and after_audit: what
-- had come by then.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  submission INTEGER NOT NULL REFERENCES submission (id),
  ordinal INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  due TEXT,
  days INTEGER NOT NULL,
  in_workdays INTEGER NOT NULL,
  first_counts INTEGER NOT NULL,
  source TEXT,
  why TEXT,
  person TEXT NOT NULL,
  after_receipt INTEGER NOT NULL,
  after_audit INTEGER NOT NULL
);
CREATE INDEX correction_submission ON correction (submission, ordinal) WHERE is_void = 0;

-- One defect. is_listed 0: it was seen then and left out. key knows the finding again, NULL for what
-- a person saw. closed_on: when it was answered, with what.
CREATE TABLE correction_item (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  correction INTEGER NOT NULL REFERENCES correction (id),
  position INTEGER NOT NULL,
  is_listed INTEGER NOT NULL,
  key TEXT,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  notice TEXT,
  clause TEXT,
  text TEXT NOT NULL,
  closed_on TEXT,
  answer TEXT
);
CREATE INDEX correction_item_of ON correction_item (correction, position);
