-- Everything by which submissions are found to be alike: in force, neither withdrawn nor refused, with a
-- lead and a title. In the order of the table, so that a whole desk is read without a jump.
-- name: same_case_keys
SELECT id, lead, title_key FROM submission
WHERE is_void = 0 AND lead > 0 AND title_key <> '' AND state NOT IN ('withdrawn', 'refused');
-- Units that are another one now.
-- name: unit_merged_pairs
SELECT id, merged_into FROM unit WHERE merged_into IS NOT NULL;
-- Of the submissions $1 to $20, of which several may be the same, those neither refused nor withdrawn: the
-- lead as merged.
-- name: same_case_rows
SELECT s.id, s.notice, s.revision, s.track, coalesce(l.merged_into, l.id) AS unit, s.recommender,
  s.title, s.title_key
FROM submission s JOIN unit l ON l.id = s.lead
WHERE s.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
  AND s.state NOT IN ('withdrawn', 'refused');
-- The same of all with the title and lead of submission $1, itself among them.
-- name: same_case_of
SELECT s.id, s.notice, s.revision, s.track, coalesce(l.merged_into, l.id) AS unit, s.recommender,
  s.title, s.title_key
FROM submission m JOIN unit ml ON ml.id = m.lead
JOIN unit l ON l.id IN (SELECT id FROM unit WHERE id = coalesce(ml.merged_into, ml.id)
  UNION ALL SELECT id FROM unit WHERE merged_into = coalesce(ml.merged_into, ml.id))
JOIN submission s ON s.lead = l.id AND +s.title_key = m.title_key
WHERE m.id = $1 AND m.is_void = 0 AND m.title_key <> '' AND m.state NOT IN ('withdrawn', 'refused')
  AND s.is_void = 0 AND s.state NOT IN ('withdrawn', 'refused')
ORDER BY s.id LIMIT 21;
