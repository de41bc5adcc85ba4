-- How many rows in force rest on rows $1..$2 of a noun: what must be gone before an undo.
-- name: unit_uses
SELECT (SELECT count(*) FROM submission WHERE is_void = 0 AND lead BETWEEN $1 AND $2)
  + (SELECT count(*) FROM submission_partner p JOIN submission s ON s.id = p.submission
     WHERE s.is_void = 0 AND p.unit BETWEEN $1 AND $2)
  + (SELECT count(*) FROM submission WHERE is_void = 0 AND recommender BETWEEN $1 AND $2)
  + (SELECT count(*) FROM receipt WHERE is_void = 0 AND unit BETWEEN $1 AND $2)
  + (SELECT count(*) FROM decision WHERE is_void = 0 AND unit BETWEEN $1 AND $2)
  + (SELECT count(*) FROM unit WHERE is_void = 0 AND merged_into BETWEEN $1 AND $2)
  + (SELECT count(*) FROM reviewer WHERE is_void = 0 AND unit BETWEEN $1 AND $2)
  + (SELECT count(*) FROM relation WHERE is_void = 0 AND unit BETWEEN $1 AND $2)
  + (SELECT count(*) FROM unit WHERE is_void = 0 AND merged_via BETWEEN $1 AND $2);
-- name: submission_uses
SELECT (SELECT count(*) FROM receipt_submission l JOIN receipt r ON r.id = l.receipt
    WHERE r.is_void = 0 AND l.submission BETWEEN $1 AND $2)
  + (SELECT count(*) FROM decision WHERE is_void = 0 AND submission BETWEEN $1 AND $2)
  + (SELECT count(*) FROM decision WHERE is_void = 0 AND other BETWEEN $1 AND $2)
  + (SELECT count(*) FROM assignment WHERE is_void = 0 AND submission BETWEEN $1 AND $2)
  + (SELECT count(*) FROM sheet WHERE is_void = 0 AND submission BETWEEN $1 AND $2)
  + (SELECT count(*) FROM recusal WHERE is_void = 0 AND submission BETWEEN $1 AND $2);
-- name: notice_uses
SELECT (SELECT count(*) FROM submission WHERE is_void = 0 AND notice BETWEEN $1 AND $2)
  + (SELECT count(*) FROM receipt WHERE is_void = 0 AND notice BETWEEN $1 AND $2)
  + (SELECT count(*) FROM decision WHERE is_void = 0 AND notice BETWEEN $1 AND $2)
  + (SELECT count(*) FROM panel WHERE is_void = 0 AND notice BETWEEN $1 AND $2)
  + (SELECT count(*) FROM package WHERE is_void = 0 AND notice BETWEEN $1 AND $2);
-- name: receipt_uses
SELECT count(*) FROM decision WHERE is_void = 0 AND receipt BETWEEN $1 AND $2;
-- name: reviewer_uses
SELECT (SELECT count(*) FROM relation WHERE is_void = 0 AND reviewer BETWEEN $1 AND $2)
  + (SELECT count(*) FROM panel_member WHERE is_void = 0 AND reviewer BETWEEN $1 AND $2)
  + (SELECT count(*) FROM recusal WHERE is_void = 0 AND reviewer BETWEEN $1 AND $2)
  + (SELECT count(*) FROM assignment WHERE is_void = 0 AND reviewer BETWEEN $1 AND $2)
  + (SELECT count(*) FROM sheet WHERE is_void = 0 AND reviewer BETWEEN $1 AND $2);
-- name: panel_uses
SELECT (SELECT count(*) FROM panel_member WHERE is_void = 0 AND panel BETWEEN $1 AND $2)
  + (SELECT count(*) FROM recusal WHERE is_void = 0 AND panel BETWEEN $1 AND $2)
  + (SELECT count(*) FROM assignment WHERE is_void = 0 AND panel BETWEEN $1 AND $2)
  + (SELECT count(*) FROM sheet WHERE is_void = 0 AND panel BETWEEN $1 AND $2);
-- A later edition of the same choice tells its differences from this one, and moved cases on from it.
-- name: ranking_uses
SELECT count(*) FROM ranking g JOIN ranking later ON later.notice = g.notice AND later.track IS g.track
  AND later.direction IS g.direction AND later.edition > g.edition AND later.is_void = 0
WHERE g.id BETWEEN $1 AND $2;
-- name: submission_partner_clear
DELETE FROM submission_partner WHERE submission = $1;
-- name: submission_partner_add
INSERT INTO submission_partner (submission, position, unit) VALUES ($1, $2, $3);
-- name: receipt_submission_clear
DELETE FROM receipt_submission WHERE receipt = $1;
-- name: receipt_submission_add
INSERT INTO receipt_submission (receipt, position, submission) VALUES ($1, $2, $3);
