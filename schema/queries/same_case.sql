-- Submissions that may be one case with another: in force, neither withdrawn nor refused, with a lead,
-- and a title that stands more than once. Those of one lead (as merged) and title stand together.
-- name: same_case_all
SELECT s.id, s.notice, s.revision, s.track, coalesce(l.merged_into, l.id) AS unit, s.recommender,
  s.title, s.title_key
FROM submission s JOIN unit l ON l.id = s.lead
WHERE s.is_void = 0 AND s.state NOT IN ('withdrawn', 'refused') AND s.title_key IN (
  SELECT title_key FROM submission WHERE title_key <> '' GROUP BY title_key HAVING count(*) > 1)
ORDER BY s.title_key, unit, s.id;
-- The same for the title and lead of submission $1, itself among them.
-- name: same_case_of
SELECT s.id, s.notice, s.revision, s.track, coalesce(l.merged_into, l.id) AS unit, s.recommender,
  s.title, s.title_key
FROM submission m JOIN unit ml ON ml.id = m.lead
JOIN submission s ON s.title_key = m.title_key AND s.title_key <> ''
JOIN unit l ON l.id = s.lead
WHERE m.id = $1 AND m.is_void = 0 AND m.state NOT IN ('withdrawn', 'refused')
  AND s.is_void = 0 AND s.state NOT IN ('withdrawn', 'refused')
  AND coalesce(l.merged_into, l.id) = coalesce(ml.merged_into, ml.id)
ORDER BY s.id LIMIT 21;
