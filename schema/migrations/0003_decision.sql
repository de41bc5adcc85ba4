-- What a named person decided, ticked or confirmed where no machine can know. kind says what of:
-- choice, condition, same_case, event, obligation (model/decision.h); which of the links and texts
-- are used depends on it. A decision taken back is void; the newest in force counts.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  kind TEXT NOT NULL,
  notice INTEGER REFERENCES notice (id),
  submission INTEGER REFERENCES submission (id),
  other INTEGER REFERENCES submission (id),
  unit INTEGER REFERENCES unit (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  day TEXT,
  evidence TEXT,
  note TEXT,
  person TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX decision_submission ON decision (submission, kind) WHERE is_void = 0 AND submission IS NOT NULL;
CREATE INDEX decision_other ON decision (other) WHERE is_void = 0 AND other IS NOT NULL;
CREATE INDEX decision_unit ON decision (unit) WHERE is_void = 0 AND unit IS NOT NULL;
CREATE INDEX decision_kind ON decision (kind, key) WHERE is_void = 0;
