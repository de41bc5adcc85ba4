-- A finding of an arrival can be accepted as one of a case can. A column of its own and no prefix of the key:
-- undo then sees that the decision rests on the arrival.
ALTER TABLE decision ADD COLUMN receipt INTEGER REFERENCES receipt (id);
CREATE INDEX decision_receipt ON decision (receipt) WHERE is_void = 0 AND receipt IS NOT NULL;
