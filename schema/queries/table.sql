-- What tells the cases of notice $1 and track $2 apart; recommender $3, 0 for all. Merged units count
-- as the one they were merged into.
-- name: case_identities
SELECT s.id, coalesce(r.merged_into, s.recommender, 0), coalesce(l.merged_into, s.lead, 0),
  s.list_order, s.title_key, s.state
FROM submission s LEFT JOIN unit l ON l.id = s.lead LEFT JOIN unit r ON r.id = s.recommender
WHERE s.notice = $1 AND s.track = $2 AND s.is_void = 0
  AND ($3 = 0 OR coalesce(r.merged_into, s.recommender, 0) = $3)
ORDER BY s.id;
