-- 答辩: the order in which the cases of a panel present is drawn too; the places themselves are the
-- positions of its assignments. order_seed, order_algorithm: as of the draw of members.
ALTER TABLE panel ADD COLUMN order_seed TEXT;
ALTER TABLE panel ADD COLUMN order_algorithm TEXT;
ALTER TABLE panel ADD COLUMN order_at INTEGER;
ALTER TABLE panel ADD COLUMN order_by TEXT;
ALTER TABLE panel ADD COLUMN order_witness TEXT;
