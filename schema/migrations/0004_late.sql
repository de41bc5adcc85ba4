-- What was decided about a late arrival, by whom and why: late_verdict accepted or refused, NULL while
-- it waits for a supervisor.
ALTER TABLE receipt ADD COLUMN late_verdict TEXT;
ALTER TABLE receipt ADD COLUMN late_why TEXT;
ALTER TABLE receipt ADD COLUMN late_clause TEXT;
ALTER TABLE receipt ADD COLUMN late_by TEXT;
ALTER TABLE receipt ADD COLUMN late_on TEXT;
CREATE INDEX receipt_undecided ON receipt (id)
  WHERE is_void = 0 AND is_late = 1 AND state = 'logged' AND late_verdict IS NULL;
