-- Newest first.
-- name: package_ids
SELECT id FROM package WHERE is_void = 0 ORDER BY id DESC;
-- The last one of direction $1 for notice $2, track $3 and table $4 from sender $5; $6: before that id, 0 for any.
-- name: package_last
SELECT id FROM package
WHERE is_void = 0 AND direction = $1 AND notice = $2 AND track = $3 AND table_name = $4
  AND coalesce(sender, '') = $5 AND ($6 = 0 OR id < $6)
ORDER BY id DESC LIMIT 1;
-- Of direction $1 with number $2 from sender $3.
-- name: package_by_number
SELECT id FROM package
WHERE is_void = 0 AND direction = $1 AND number = $2 AND coalesce(sender, '') = $3
ORDER BY id DESC LIMIT 1;
-- Of any direction with number $1, newest first.
-- name: package_of_number
SELECT id FROM package WHERE is_void = 0 AND number = $1 ORDER BY id DESC;
-- How many were ever made here whose numbers begin with $1; those taken back keep theirs.
-- name: package_count
SELECT count(*) FROM package WHERE direction = 'out' AND substr(number, 1, length($1)) = $1;
