-- Whole rows: X_load ($1 id), X_insert ($1 id or NULL, $2 rev, $3 is_void, then the columns in the
-- order of the table) and X_update (the same, refused when rev is not $2) and X_void ($1 first, $2 last, $3 flag).
-- record: setting
-- record: person
-- record: data_file
-- record: notice
-- record: notice_revision
-- record: unit
-- record: unit_alias
-- record: submission
-- record: receipt
-- record: receipt_item
-- record: decision
-- record: correction
-- record: correction_item
-- Whether person $3 entered row $2 of noun $1.
-- name: record_made_by
SELECT count(*) FROM change c JOIN audit a ON a.id = c.audit
WHERE c.noun = $1 AND c.row_last >= $2 AND c.row_first <= $2 AND c.kind = 'insert' AND a.person = $3;
