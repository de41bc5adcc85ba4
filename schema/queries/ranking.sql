-- Panels of notice $1.
-- name: ranking_panels
SELECT id FROM panel WHERE notice = $1 AND is_void = 0 ORDER BY id;
-- Sheets of panel $1 by case; the index sheet_rank alone is read.
-- name: ranking_sheets
SELECT submission, reviewer, state, marks FROM sheet WHERE panel = $1 AND is_void = 0
ORDER BY submission, reviewer;
-- Whose sheets of panel $1 nobody knows yet whether they count: recusals asked for and not decided; case 0 is all.
-- name: ranking_undecided
SELECT reviewer, coalesce(submission, 0) FROM recusal
WHERE is_void = 0 AND state = 'proposed' AND (panel = $1 OR panel IS NULL);
-- Of one case, also those that are void.
-- name: ranking_sheets_of_case
SELECT id FROM sheet WHERE submission = $1 AND is_void = 0 ORDER BY panel, reviewer, id;
-- Who is to read what in panel $1.
-- name: ranking_assigned
SELECT submission, reviewer FROM assignment WHERE panel = $1 AND is_void = 0;
-- name: ranking_seats
SELECT count(*) FROM panel_member WHERE panel = $1 AND is_void = 0 AND state = 'member';
-- Members of panel $1 who are kept from a case.
-- name: ranking_recused
SELECT r.submission, count(DISTINCT r.reviewer) FROM recusal r
JOIN panel_member m ON m.reviewer = r.reviewer AND m.panel = $1 AND m.is_void = 0 AND m.state = 'member'
WHERE r.is_void = 0 AND r.state = 'confirmed' AND r.submission IS NOT NULL GROUP BY r.submission;
-- Cases of notice $1 with their place in their recommender's list, out of the index submission_list alone.
-- name: ranking_orders
SELECT id, list_order FROM submission WHERE notice = $1 AND list_order IS NOT NULL;
-- The same with their track.
-- name: ranking_tracks
SELECT id, track FROM submission WHERE notice = $1;
-- Cases whose review is due, and all others in force, each sought in the index submission_state alone.
-- name: ranking_in_review
SELECT id FROM submission WHERE is_void = 0 AND state IN ('accepted', 'preliminary', 'reviewing');
-- name: ranking_elsewhere
SELECT id FROM submission WHERE is_void = 0 AND state IN ('logged', 'screening', 'correcting',
  'shortlisted', 'not_selected', 'publicity', 'suspended', 'awarded', 'ended');
-- Out of the index submission_direction alone.
-- name: ranking_directions
SELECT id, direction FROM submission WHERE direction > '';
-- When cases of notice $1 arrived first.
-- name: ranking_received
SELECT s.submission, min(r.at) FROM receipt r JOIN receipt_submission s ON s.receipt = r.id
WHERE r.notice = $1 AND r.is_void = 0 GROUP BY s.submission;
-- The same of case $2 alone.
-- name: ranking_received_of
SELECT coalesce(min(r.at), 0) FROM receipt_submission s JOIN receipt r ON r.id = s.receipt
WHERE s.submission = $2 AND r.notice = $1 AND r.is_void = 0;
-- Finalised ones of notice $1, the newest first.
-- name: ranking_editions
SELECT id FROM ranking WHERE notice = $1 AND is_void = 0 ORDER BY id DESC;
-- Case $2 has score $3 in edition $1; NULL: it waited.
-- name: ranking_score_add
INSERT INTO ranking_score (ranking, submission, score) VALUES ($1, $2, $3);
