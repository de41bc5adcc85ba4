-- 打分表. marks: one mark for each criterion of the panel's scheme, in its order (rules/mark.h), so that
-- all sheets of a ranking are read in one pass over sheet_rank. state: draft, sealed, void; ground and
-- why: of a void one. entered_by: login of who typed it last; origin: desk, paper, file.
CREATE TABLE sheet (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  panel INTEGER NOT NULL REFERENCES panel (id),
  submission INTEGER NOT NULL REFERENCES submission (id),
  reviewer INTEGER NOT NULL REFERENCES reviewer (id),
  state TEXT NOT NULL,
  marks TEXT NOT NULL,
  reasons TEXT,
  opinion TEXT,
  origin TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed_at INTEGER,
  ground TEXT,
  why TEXT
);
CREATE UNIQUE INDEX sheet_one ON sheet (panel, submission, reviewer)
  WHERE is_void = 0 AND state <> 'void';
CREATE INDEX sheet_rank ON sheet (panel, submission, reviewer, state, marks) WHERE is_void = 0;
CREATE INDEX sheet_reviewer ON sheet (reviewer) WHERE is_void = 0;
CREATE INDEX sheet_submission ON sheet (submission) WHERE is_void = 0;
