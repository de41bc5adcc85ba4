-- Notices of defects of case $1, the first first.
-- name: correction_of_submission
SELECT id FROM correction WHERE is_void = 0 AND submission = $1 ORDER BY ordinal, id;
-- name: correction_items
SELECT id FROM correction_item WHERE is_void = 0 AND correction = $1 ORDER BY position, id;
-- The last day of the newest notice of case $1, while it is waited for.
-- name: correction_due
SELECT c.due FROM correction c JOIN submission s ON s.id = c.submission
WHERE c.submission = $1 AND c.is_void = 0 AND s.state = 'correcting' ORDER BY c.ordinal DESC, c.id DESC LIMIT 1;
-- The newest $1 notices of cases in force.
-- name: correction_all
SELECT c.id FROM correction c JOIN submission s ON s.id = c.submission
WHERE c.is_void = 0 AND s.is_void = 0 ORDER BY c.id DESC LIMIT $1;
-- Cases that wait for their correction, the nearest due first, those without a date last; at most $1. Each
-- half stops at $1, for very many may wait.
-- name: submission_correcting
WITH dated (id, due) AS (
  SELECT c.submission, c.due FROM correction c WHERE c.is_void = 0 AND c.due IS NOT NULL
    AND c.ordinal = (SELECT max(o.ordinal) FROM correction o
                     WHERE o.submission = c.submission AND o.is_void = 0))
SELECT id FROM (
  SELECT * FROM (
    SELECT s.id AS id, d.due AS due, 0 AS is_undated FROM dated d JOIN submission s ON s.id = d.id
    WHERE s.is_void = 0 AND s.state = 'correcting' ORDER BY d.due, s.id LIMIT $1)
  UNION ALL
  SELECT * FROM (
    SELECT s.id, NULL, 1 FROM submission s
    WHERE s.is_void = 0 AND s.state = 'correcting' AND NOT EXISTS (SELECT 1 FROM dated d WHERE d.id = s.id)
    ORDER BY s.id LIMIT $1))
ORDER BY is_undated, due, id LIMIT $1;
-- The newest arrival of case $1.
-- name: submission_last_receipt
SELECT coalesce(max(receipt), 0) FROM receipt_submission WHERE submission = $1;
-- What came for case $1 after arrival $2, and how often its own data were changed after entry $3.
-- name: submission_news
SELECT (SELECT count(*) FROM receipt_submission l JOIN receipt r ON r.id = l.receipt
        WHERE l.submission = $1 AND l.receipt > $2 AND r.is_void = 0)
  + (SELECT count(*) FROM change c WHERE c.noun = 'submission' AND c.row_last >= $1
       AND c.row_first <= $1 AND c.audit > $3 AND c.kind = 'update'
       AND c.field NOT IN ('state', 'state_before', 'state_why', 'state_clause', 'is_void'));
