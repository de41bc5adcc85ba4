-- Why a case is in its state, where that was asked for: reason and clause of 不予受理, reason of 撤回.
ALTER TABLE submission ADD COLUMN state_why TEXT;
ALTER TABLE submission ADD COLUMN state_clause TEXT;
