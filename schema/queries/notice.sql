-- name: notice_all
SELECT id FROM notice WHERE is_void = 0 ORDER BY issued_on DESC NULLS LAST, doc_no;
-- name: notice_by_doc_no
SELECT id FROM notice WHERE doc_no = $1;
-- name: notice_revision_id
SELECT id FROM notice_revision WHERE notice = $1 AND revision = $2;
-- name: notice_revision_last
SELECT max(revision) FROM notice_revision WHERE notice = $1;
-- Submissions in force of notice $1.
-- name: notice_submission_count
SELECT count(*) FROM submission WHERE notice = $1 AND is_void = 0 AND state <> 'withdrawn';
-- Revision $2 of notice $1, 0 for the one in force: its row and the fingerprint of its text.
-- name: notice_revision_key
SELECT r.id, r.digest FROM notice n JOIN notice_revision r ON r.notice = n.id
  AND r.revision = CASE WHEN $2 = 0 THEN n.revision ELSE $2 END
WHERE n.id = $1;
-- The 文号 of the notice that has code $1, when it is not $2.
-- name: notice_of_code
SELECT doc_no FROM notice WHERE code = $1 AND doc_no <> $2;
-- name: notice_parent
SELECT parent FROM notice WHERE doc_no = $1 AND is_void = 0;
-- The revisions in force of what supplements notice $1 (文号), in the order in which they came.
-- name: notice_supplements
SELECT r.id FROM notice n JOIN notice_revision r ON r.notice = n.id AND r.revision = n.revision
WHERE n.amends = $1 AND n.is_void = 0 ORDER BY n.issued_on NULLS FIRST, n.id;
-- Cases and arrivals of notice $1 for judging again.
-- name: notice_submissions_outdated
SELECT s.id FROM submission s JOIN notice n ON n.id = s.notice
WHERE s.notice = $1 AND s.is_void = 0 AND s.revision <> n.revision ORDER BY s.id;
-- name: notice_receipts
SELECT id FROM receipt WHERE notice = $1 AND is_void = 0 AND state = 'logged' ORDER BY id;
