-- The history of a case tells what was decided about it and what its notices of defects became, also what
-- was taken back.
CREATE INDEX decision_case ON decision (submission) WHERE submission IS NOT NULL;
CREATE INDEX decision_case_other ON decision (other) WHERE other IS NOT NULL;
CREATE INDEX correction_case ON correction (submission);
