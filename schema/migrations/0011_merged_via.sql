-- Chains of merges: merged_into stays the unit in force at the end of the chain, so that every count finds
-- it in one step; merged_via is the one it was merged into when that one has gone further (NULL: none).
ALTER TABLE unit ADD COLUMN merged_via INTEGER REFERENCES unit (id);
CREATE INDEX unit_via ON unit (merged_via) WHERE merged_via IS NOT NULL;
