-- What tells the cases of notice $1 and track $2 apart; recommender $3, 0 for all. Merged units count
-- as the one they were merged into.
-- name: case_identities
SELECT s.id, coalesce(r.merged_into, s.recommender, 0), coalesce(l.merged_into, s.lead, 0),
  s.list_order, s.title_key, s.state
FROM submission s LEFT JOIN unit l ON l.id = s.lead LEFT JOIN unit r ON r.id = s.recommender
WHERE s.notice = $1 AND s.track = $2 AND s.is_void = 0
  AND ($3 = 0 OR coalesce(r.merged_into, s.recommender, 0) = $3)
ORDER BY s.id;
-- Cases of notice $1 and track $2, what summary tables show of them; those that are out (desk/left_out.h)
-- only when $3 is 1, $4 where there is no number. In the recommender's order, which is that of an index (the + keeps the
-- planner from leaving the track out of it and sorting):
-- name: table_rows_recommended
SELECT s.id, s.track, s.direction, s.title, s.lead, s.partners, s.recommender,
  coalesce(s.list_order, $4), s.contact, s.phone, s.email, s.contact_info, s.credit_code, s.fields
FROM submission s
WHERE s.notice = $1 AND +s.track = $2 AND s.is_void = 0 AND ($3 = 1 OR s.state NOT IN ('refused', 'not_selected', 'withdrawn'))
ORDER BY s.recommender, s.track, s.list_order, s.id;
-- name: table_rows_received
SELECT s.id, s.track, s.direction, s.title, s.lead, s.partners, s.recommender,
  coalesce(s.list_order, $4), s.contact, s.phone, s.email, s.contact_info, s.credit_code, s.fields
FROM submission s
WHERE s.notice = $1 AND +s.track = $2 AND s.is_void = 0 AND ($3 = 1 OR s.state NOT IN ('refused', 'not_selected', 'withdrawn'))
ORDER BY s.id;
-- name: table_rows_direction
SELECT s.id, s.track, s.direction, s.title, s.lead, s.partners, s.recommender,
  coalesce(s.list_order, $4), s.contact, s.phone, s.email, s.contact_info, s.credit_code, s.fields
FROM submission s
WHERE s.notice = $1 AND +s.track = $2 AND s.is_void = 0 AND ($3 = 1 OR s.state NOT IN ('refused', 'not_selected', 'withdrawn'))
ORDER BY s.direction, s.recommender, s.list_order, s.id;
-- name: table_rows_region
SELECT s.id, s.track, s.direction, s.title, s.lead, s.partners, s.recommender,
  coalesce(s.list_order, $4), s.contact, s.phone, s.email, s.contact_info, s.credit_code, s.fields
FROM submission s LEFT JOIN unit l ON l.id = s.lead
WHERE s.notice = $1 AND +s.track = $2 AND s.is_void = 0 AND ($3 = 1 OR s.state NOT IN ('refused', 'not_selected', 'withdrawn'))
ORDER BY l.region, s.recommender, s.list_order, s.id;
-- Those that are out, which leave gaps in the numbers of the others.
-- name: table_left_out
SELECT s.id, s.state FROM submission s
WHERE s.notice = $1 AND +s.track = $2 AND s.is_void = 0
  AND s.state IN ('refused', 'not_selected', 'withdrawn');
-- The recommenders of these, in no order; the caller stops at the second.
-- name: table_recommenders
SELECT s.id, coalesce(u.merged_into, s.recommender, 0) FROM submission s
LEFT JOIN unit u ON u.id = s.recommender
WHERE s.notice = $1 AND s.track = $2 AND s.is_void = 0 AND ($3 = 1 OR s.state NOT IN ('refused', 'not_selected', 'withdrawn'));
-- The lowest and the highest recommender of notice $1, by the index, with those that are void or
-- withdrawn; when they are the same, there is only one.
-- name: table_recommender_lowest
SELECT coalesce(min(recommender), 0) FROM submission WHERE notice = $1 AND recommender IS NOT NULL;
-- name: table_recommender_highest
SELECT coalesce(max(recommender), 0) FROM submission WHERE notice = $1;
-- name: table_recommender_none
SELECT 1 FROM submission WHERE notice = $1 AND recommender IS NULL LIMIT 1;
-- The indexes of table $1 and what makes them, but for those that belong to a constraint.
-- name: table_indexes
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL
ORDER BY name;
-- The highest number of a case.
-- name: case_last
SELECT max(id) FROM submission;
