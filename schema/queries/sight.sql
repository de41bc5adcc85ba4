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
-- The panels not closed in which account $1 has cases, also those still drawn.
-- name: sight_unclosed
SELECT DISTINCT panel.id FROM assignment
JOIN reviewer ON reviewer.id = assignment.reviewer JOIN panel ON panel.id = assignment.panel
WHERE reviewer.person = $1 AND reviewer.is_void = 0 AND assignment.is_void = 0
AND panel.is_void = 0 AND panel.state <> 'closed' ORDER BY panel.id;
-- Whether the views of store/narrow.c leave out whose case $1 is.
-- name: sight_hidden
SELECT count(*) FROM main.submission m JOIN submission s ON s.id = m.id
WHERE m.id = $1 AND (m.lead IS NOT s.lead OR m.recommender IS NOT s.recommender);
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
-- Cases of panel $2, while it scores, that the expert with account $1 has not sealed.
-- name: sight_owed
SELECT count(*) FROM assignment a JOIN reviewer e ON e.id = a.reviewer JOIN panel p ON p.id = a.panel
WHERE e.person = $1 AND e.is_void = 0 AND a.panel = $2 AND a.is_void = 0 AND p.is_void = 0 AND p.state = 'scoring'
  AND NOT EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                  AND t.submission = a.submission AND t.reviewer = a.reviewer);
