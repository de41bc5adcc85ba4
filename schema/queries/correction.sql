-- Notices of defects of case $1, the first first.
-- name: correction_of_submission
SELECT id FROM correction WHERE is_void = 0 AND submission = $1 ORDER BY ordinal, id;
-- name: correction_items
SELECT id FROM correction_item WHERE is_void = 0 AND correction = $1 ORDER BY position, id;
-- The newest $1 notices of cases in force.
-- name: correction_all
SELECT c.id FROM correction c JOIN submission s ON s.id = c.submission
WHERE c.is_void = 0 AND s.is_void = 0 ORDER BY c.id DESC LIMIT $1;
-- Cases that wait for their correction, the nearest due first, those without a date last; at most $1.
-- name: submission_correcting
SELECT s.id FROM submission s LEFT JOIN correction c ON c.submission = s.id AND c.is_void = 0
  AND c.ordinal = (SELECT max(o.ordinal) FROM correction o
                   WHERE o.submission = s.id AND o.is_void = 0)
WHERE s.is_void = 0 AND s.state = 'correcting' ORDER BY c.due IS NULL, c.due, s.id LIMIT $1;
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
