-- Documents issued, the newest $1 first, without what they say.
-- name: print_issue_all
SELECT id, no, document, subject, name, fingerprint, pages, copies, issued_by, issued_at, before FROM print_issue WHERE is_void = 0 ORDER BY id DESC LIMIT $1;
-- The last issue of document $1 about $2.
-- name: print_issue_last
SELECT id FROM print_issue WHERE document = $1 AND subject = $2 AND is_void = 0 ORDER BY id DESC LIMIT 1;
-- name: print_issue_by_no
SELECT id FROM print_issue WHERE no = $1;
-- How many numbers of year $1 (four digits) were given, also to what was undone since.
-- name: print_issue_count
SELECT count(*) FROM print_issue WHERE substr(no, 1, 4) = $1;
