-- What account $1 was assigned as an expert, once scoring has opened.
-- name: sight_cases
SELECT DISTINCT assignment.submission FROM assignment
JOIN reviewer ON reviewer.id = assignment.reviewer JOIN panel ON panel.id = assignment.panel
WHERE reviewer.person = $1 AND reviewer.is_void = 0 AND assignment.is_void = 0
AND panel.is_void = 0 AND panel.state <> 'drawing' ORDER BY assignment.submission;
-- name: sight_case
SELECT count(*) FROM assignment
JOIN reviewer ON reviewer.id = assignment.reviewer JOIN panel ON panel.id = assignment.panel
WHERE reviewer.person = $1 AND reviewer.is_void = 0 AND assignment.is_void = 0
AND panel.is_void = 0 AND panel.state <> 'drawing' AND assignment.submission = $2;
-- The panels in which account $1 has cases, once scoring has opened.
-- name: sight_panels
SELECT DISTINCT panel.id FROM assignment
JOIN reviewer ON reviewer.id = assignment.reviewer JOIN panel ON panel.id = assignment.panel
WHERE reviewer.person = $1 AND reviewer.is_void = 0 AND assignment.is_void = 0
AND panel.is_void = 0 AND panel.state <> 'drawing' ORDER BY panel.id;
-- For the score sheet of an anonymous case, past the views of store/narrow.c: its texts, and the names to
-- cover in them.
-- name: case_texts
SELECT fields FROM main.submission WHERE id = $1;
-- name: case_units
WITH units(id) AS (
  SELECT lead FROM main.submission WHERE id = $1 UNION SELECT recommender FROM main.submission WHERE id = $1
  UNION SELECT unit FROM main.submission_partner WHERE submission = $1)
SELECT name FROM main.unit WHERE id IN units
UNION SELECT name FROM main.unit_alias WHERE unit IN units AND is_void = 0;
