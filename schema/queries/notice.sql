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
