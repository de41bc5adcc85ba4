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
