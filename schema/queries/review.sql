-- Reviewers in force with numbers $1..$2: id, unit and its code as merges have them, account, cases now.
-- name: reviewer_views
SELECT r.id, t.name, t.credit_code, p.login,
  (SELECT count(*) FROM assignment a JOIN panel q ON q.id = a.panel
   WHERE a.reviewer = r.id AND a.is_void = 0 AND q.is_void = 0 AND q.state <> 'closed')
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
