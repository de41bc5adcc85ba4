-- The decision in force of kind $1 on $2 that is about no case, of notice $3 and unit $4 (0: none).
-- name: decision_of
SELECT id FROM decision
WHERE is_void = 0 AND kind = $1 AND key = $2 AND submission IS NULL AND coalesce(notice, 0) = $3
  AND coalesce(unit, 0) = $4
ORDER BY id DESC LIMIT 1;
-- The one about case $3 and, where two are compared, case $4 (0: none).
-- name: decision_of_case
SELECT id FROM decision
WHERE is_void = 0 AND kind = $1 AND key = $2 AND submission = $3 AND coalesce(other, 0) = $4
ORDER BY id DESC LIMIT 1;
-- All of kind $1 that are about no case, but about arrival $2, notice $3 and unit $4 (0: none).
-- name: decision_of_other
SELECT id FROM decision
WHERE is_void = 0 AND kind = $1 AND submission IS NULL AND coalesce(receipt, 0) = $2
  AND coalesce(notice, 0) = $3 AND coalesce(unit, 0) = $4
ORDER BY id;
-- name: decision_of_kind
SELECT id FROM decision WHERE is_void = 0 AND kind = $1 ORDER BY id;
-- name: decision_of_submission
SELECT id FROM decision WHERE is_void = 0 AND kind = $1 AND submission = $2 ORDER BY id;
-- How many findings of case $1 have been accepted.
-- name: acceptance_count
SELECT count(*) FROM decision WHERE is_void = 0 AND kind = 'acceptance' AND submission = $1;
-- The same of unit $1: of itself and of its lists.
-- name: acceptance_count_of_unit
SELECT count(*) FROM decision WHERE is_void = 0 AND kind = 'acceptance' AND unit = $1
  AND submission IS NULL AND receipt IS NULL;
-- The same of arrival $1.
-- name: acceptance_count_of_receipt
SELECT count(*) FROM decision WHERE is_void = 0 AND kind = 'acceptance' AND receipt = $1;
