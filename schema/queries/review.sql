-- Reviewers in force with numbers $1..$2: id, unit and its code as merges have them, account, cases now, roles of
-- the account.
-- name: reviewer_views
SELECT r.id, t.name, t.credit_code, p.login,
  (SELECT count(*) FROM assignment a JOIN panel q ON q.id = a.panel
   WHERE a.reviewer = r.id AND a.is_void = 0 AND q.is_void = 0 AND q.state <> 'closed'),
  p.roles
FROM reviewer r LEFT JOIN unit u ON u.id = r.unit LEFT JOIN unit t ON t.id = coalesce(u.merged_into, u.id)
  LEFT JOIN person p ON p.id = r.person
WHERE r.is_void = 0 AND r.id BETWEEN $1 AND $2 ORDER BY r.id;
-- Those of match key $1.
-- name: reviewer_by_key
SELECT id FROM reviewer WHERE name_key = $1 AND is_void = 0 ORDER BY id;
-- name: reviewer_of_person
SELECT id FROM reviewer WHERE person = $1 AND is_void = 0;
-- name: relation_of
SELECT id FROM relation WHERE reviewer = $1 AND is_void = 0 ORDER BY id;
-- Seats and cases that reviewer $1 has.
-- name: reviewer_work
SELECT (SELECT count(*) FROM panel_member WHERE reviewer = $1 AND is_void = 0 AND state <> 'replaced')
  + (SELECT count(*) FROM assignment WHERE reviewer = $1 AND is_void = 0);
-- Panels in force of notice $1 (0: of all), those not closed first.
-- name: panel_all
SELECT id FROM panel WHERE is_void = 0 AND ($1 = 0 OR notice = $1) ORDER BY state = 'closed', id;
-- name: panel_by_name
SELECT id FROM panel WHERE is_void = 0 AND name = $1;
-- Those for the same cases and stage: notice $1, track $2, directions $3, stage $4; of scheme $5 first.
-- name: panel_alike
SELECT id FROM panel WHERE is_void = 0 AND notice = $1 AND coalesce(track, '') = $2
  AND coalesce(directions, '') = $3 AND coalesce(stage, '') = $4
ORDER BY state = 'closed', scheme IS NOT $5, id;
-- Seats with state $2 and pairs assigned, of panel $1.
-- name: panel_seat_count
SELECT count(*) FROM panel_member WHERE is_void = 0 AND panel = $1 AND state = $2;
-- name: panel_assigned_count
SELECT count(*) FROM assignment WHERE is_void = 0 AND panel = $1;
-- Cases assigned in panel $1 that are reviewed no more.
-- name: panel_left_count
SELECT count(DISTINCT a.submission) FROM assignment a JOIN submission s ON s.id = a.submission
WHERE a.is_void = 0 AND a.panel = $1 AND (s.is_void = 1 OR s.state IN ('refused', 'withdrawn', 'ended'));
-- Notices that have panels, and how many.
-- name: panel_notices
SELECT notice, count(*) FROM panel WHERE is_void = 0 GROUP BY notice ORDER BY notice;
-- Cases of notice $1 and track $2 (NULL: any) that can be reviewed, whatever their direction.
-- name: panel_cases
SELECT id, title, direction, state, lead, partners, credit_code FROM submission
WHERE is_void = 0 AND notice = $1 AND (CAST($2 AS TEXT) IS NULL OR track = $2)
  AND state NOT IN ('refused', 'withdrawn', 'ended') ORDER BY id;
-- name: panel_seats
SELECT m.id, (SELECT count(*) FROM assignment a
  WHERE a.panel = m.panel AND a.reviewer = m.reviewer AND a.is_void = 0)
FROM panel_member m WHERE m.panel = $1 AND m.is_void = 0 ORDER BY m.state = 'alternate', m.position, m.id;
-- The seat in force of reviewer $2 on panel $1.
-- name: panel_seat_of
SELECT id FROM panel_member WHERE panel = $1 AND reviewer = $2 AND is_void = 0 AND state <> 'replaced';
-- name: panel_last_position
SELECT coalesce(max(position), 0) FROM panel_member WHERE panel = $1 AND is_void = 0 AND state = $2;
-- name: assignment_of_panel
SELECT id FROM assignment WHERE panel = $1 AND is_void = 0 ORDER BY reviewer, position, id;
-- name: recusal_of_panel
SELECT id FROM recusal WHERE panel = $1 AND is_void = 0 ORDER BY id;
-- What waits for a decision between reviewer $1 and case $2 (0: the whole panel $3), asked by $4 ('': anybody).
-- name: recusal_pending
SELECT count(*) FROM recusal
WHERE is_void = 0 AND state = 'proposed' AND reviewer = $1 AND ($4 = '' OR origin = $4)
  AND ($2 <> 0 AND submission = $2 OR $2 = 0 AND submission IS NULL AND panel = $3);
-- Every unit with what makes it one with others.
-- name: recusal_units
SELECT id, merged_into, credit_code FROM unit WHERE is_void = 0 ORDER BY id;
-- name: recusal_relations
SELECT id FROM relation WHERE is_void = 0 ORDER BY reviewer, id;
-- Rows of panel $1 (0: of all), and those that keep from a case anywhere.
-- name: recusal_rows
SELECT id FROM recusal WHERE is_void = 0 AND ($1 = 0 OR panel = $1 OR panel IS NULL) ORDER BY id;
-- Assignments of reviewer $1 in panels that are not closed: of case $2 (0: any), in panel $3 (0: any).
-- name: assignment_of_pair
SELECT a.id FROM assignment a JOIN panel p ON p.id = a.panel
WHERE a.is_void = 0 AND p.state <> 'closed' AND a.reviewer = $1 AND ($2 = 0 OR a.submission = $2)
  AND ($3 = 0 OR a.panel = $3) ORDER BY a.id;
-- The last assignment of each panel and case that reviewer $1 lost for a reason like $4 while still a member and
-- was not given again: of case $2 (0: any), in panel $3 (0: any).
-- name: assignment_recused
SELECT max(a.id) FROM assignment a
JOIN panel_member m ON m.panel = a.panel AND m.reviewer = a.reviewer AND m.is_void = 0 AND m.state = 'member'
WHERE a.is_void = 1 AND a.reviewer = $1 AND ($2 = 0 OR a.submission = $2) AND ($3 = 0 OR a.panel = $3)
  AND a.void_why GLOB $4
  AND NOT EXISTS (SELECT 1 FROM assignment o WHERE o.is_void = 0 AND o.panel = a.panel
                  AND o.reviewer = a.reviewer AND o.submission = a.submission)
GROUP BY a.panel, a.submission ORDER BY 1;
-- Assignments of panel $1, reviewer $2 (0: of all).
-- name: assignment_list
SELECT id FROM assignment WHERE panel = $1 AND is_void = 0 AND ($2 = 0 OR reviewer = $2)
ORDER BY reviewer, position, id;
-- Who reads the cases of panel $1, case by case.
-- name: assignment_readers
SELECT a.submission, a.reviewer, r.name FROM assignment a JOIN reviewer r ON r.id = a.reviewer
WHERE a.is_void = 0 AND a.panel = $1 ORDER BY a.submission, a.reviewer;
-- name: assignment_of_case
SELECT id FROM assignment WHERE panel = $1 AND reviewer = $2 AND submission = $3 AND is_void = 0;
-- Whether reviewer $2 reads case $3 (0: any) in panel $1, or has sealed a sheet of it.
-- name: assignment_has
SELECT (SELECT count(*) FROM assignment
        WHERE panel = $1 AND reviewer = $2 AND ($3 = 0 OR submission = $3) AND is_void = 0)
  + (SELECT count(*) FROM sheet WHERE panel = $1 AND reviewer = $2 AND ($3 = 0 OR submission = $3)
       AND is_void = 0 AND state = 'sealed');
-- name: assignment_last_position
SELECT coalesce(max(position), 0) FROM assignment WHERE panel = $1 AND reviewer = $2 AND is_void = 0;
-- Pairs of panel $1 that are there: id, reviewer, case, position.
-- name: assignment_pairs
SELECT id, reviewer, submission, position FROM assignment WHERE panel = $1 AND is_void = 0;
-- How many cases of panel $1 somebody reads.
-- name: panel_read_cases
SELECT count(DISTINCT submission) FROM assignment WHERE panel = $1 AND is_void = 0;
-- Sheets of panel $1 that are sealed; of reviewer $2, 0: of all.
-- name: panel_sealed_count
SELECT count(*) FROM sheet t JOIN assignment a ON a.panel = t.panel AND a.submission = t.submission
  AND a.reviewer = t.reviewer AND a.is_void = 0
WHERE t.panel = $1 AND t.is_void = 0 AND t.state = 'sealed' AND ($2 = 0 OR t.reviewer = $2);
