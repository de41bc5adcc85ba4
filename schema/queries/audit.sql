-- $1 at, $2 person, $3 act, $4 summary, $5 why, $6 undoes, $7 prev, $8 hash, $9 id
-- name: audit_insert
INSERT INTO audit (id, at, person, act, summary, why, undoes, prev, hash)
VALUES ($9, $1, $2, $3, $4, $5, $6, $7, $8);
-- name: audit_load
SELECT id, at, person, act, summary, why, undoes, prev, hash FROM audit WHERE id = $1;
-- The whole chain, for verify.
-- name: audit_all
SELECT id, at, person, act, summary, why, undoes, prev, hash FROM audit ORDER BY id;
-- The newest $2 entries older than $1.
-- name: audit_before
SELECT id, at, person, act, summary, why, undoes, prev, hash FROM audit
WHERE id < $1 ORDER BY id DESC LIMIT $2;
-- Entries that touched row $2 of noun $1, newest first.
-- name: audit_of_row
SELECT DISTINCT a.id, a.at, a.person, a.act, a.summary, a.why, a.undoes, a.prev, a.hash
FROM change c JOIN audit a ON a.id = c.audit
WHERE c.noun = $1 AND c.row_last >= $2 AND c.row_first <= $2
ORDER BY a.id DESC;
-- The same for case $1, with what was decided about it, its notices of defects and whether the arrivals it
-- came in are taken. These rows are made one by one, so that their changes name them alone.
-- name: audit_of_case
SELECT a.id, a.at, a.person, a.act, a.summary, a.why, a.undoes, a.prev, a.hash FROM audit a
WHERE a.id IN (
  SELECT c.audit FROM change c WHERE c.noun = 'submission' AND c.row_last >= $1 AND c.row_first <= $1
  UNION SELECT c.audit FROM decision d JOIN change c ON c.noun = 'decision' AND c.row_last = d.id
    WHERE d.submission = $1
  UNION SELECT c.audit FROM decision d JOIN change c ON c.noun = 'decision' AND c.row_last = d.id
    WHERE d.other = $1
  UNION SELECT c.audit FROM correction k JOIN change c ON c.noun = 'correction' AND c.row_last = k.id
    WHERE k.submission = $1
  UNION SELECT c.audit FROM correction k JOIN correction_item i ON i.correction = k.id
    JOIN change c ON c.noun = 'correction_item' AND c.row_last = i.id WHERE k.submission = $1
  UNION SELECT c.audit FROM receipt_submission l JOIN change c ON c.noun = 'receipt'
    AND c.row_last = l.receipt AND c.field = 'late_verdict' WHERE l.submission = $1)
ORDER BY a.id DESC;
-- The entry that undoes $1, the latest first.
-- name: audit_undone_by
SELECT id FROM audit WHERE undoes = $1 ORDER BY id DESC LIMIT 1;
-- Entries after $4 that touched rows $2..$3 of noun $1 and are no undo themselves.
-- name: audit_after
SELECT DISTINCT a.id FROM change c JOIN audit a ON a.id = c.audit
WHERE c.noun = $1 AND c.row_last >= $2 AND c.row_first <= $3 AND c.audit > $4
  AND a.undoes IS NULL
ORDER BY a.id;
-- The entry after $2 that opened scoring of panel $1, which has not gone back behind it; 0 when there is none.
-- name: audit_opening
SELECT coalesce(max(c.audit), 0) FROM change c JOIN panel p ON p.id = $1
WHERE c.noun = 'panel' AND c.row_last >= $1 AND c.row_first <= $1 AND c.audit > $2
  AND c.field = 'state' AND c.old = 'drawing' AND c.new = 'scoring' AND p.state <> 'drawing';
-- $1 audit, $2 position, $3 kind, $4 noun, $5 row_first, $6 row_last, $7 field, $8 old, $9 new
-- name: change_insert
INSERT INTO change (audit, position, kind, noun, row_first, row_last, field, old, new)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
-- name: change_of_audit
SELECT kind, noun, row_first, row_last, field, old, new, position FROM change
WHERE audit = $1 ORDER BY position;
-- Changes whose entry is gone.
-- name: change_orphans
SELECT count(*) FROM change WHERE audit NOT IN (SELECT id FROM audit);
-- name: audit_last
SELECT coalesce(max(id), 0) FROM audit;
