-- The name alone of unit $1: asked for very often, and told to everybody.
-- name: unit_name
SELECT name FROM unit WHERE id = $1;
-- Units in force that carry credit code $1; those merged into others count for the others.
-- name: unit_by_credit_code
SELECT coalesce(merged_into, id) FROM unit WHERE credit_code = $1 AND is_void = 0 ORDER BY id LIMIT 1;
-- Units in force that are or were called by match key $1; own names before aliases.
-- name: unit_by_key
SELECT id FROM (
  SELECT coalesce(merged_into, id) AS id, 0 AS rank, id AS own FROM unit
  WHERE name_key = $1 AND is_void = 0
  UNION ALL
  SELECT coalesce(u.merged_into, u.id), 1, u.id FROM unit_alias a JOIN unit u ON u.id = a.unit
  WHERE a.name_key = $1 AND a.is_void = 0 AND u.is_void = 0) AS named
ORDER BY rank, own LIMIT 1;
-- name: unit_aliases
SELECT id FROM unit_alias WHERE unit = $1 AND is_void = 0 ORDER BY id;
-- All that was merged into unit $1, in one step or several.
-- name: unit_merged
SELECT id FROM unit WHERE merged_into = $1 AND is_void = 0 ORDER BY id;
-- Pairs of units in force with one credit code.
-- name: unit_pairs_code
SELECT a.id, b.id FROM unit a JOIN unit b ON b.credit_code = a.credit_code AND b.id > a.id
WHERE a.is_void = 0 AND b.is_void = 0 AND a.merged_into IS NULL AND b.merged_into IS NULL
ORDER BY a.id, b.id LIMIT $1;
-- Pairs with one match key of name, or one's name an alias of the other, and no two different codes.
-- name: unit_pairs_key
SELECT a.id, b.id FROM unit a JOIN unit b ON b.name_key = a.name_key AND b.id > a.id
WHERE a.is_void = 0 AND b.is_void = 0 AND a.merged_into IS NULL AND b.merged_into IS NULL
  AND (a.credit_code IS NULL OR b.credit_code IS NULL)
UNION
SELECT a.id, b.id FROM unit_alias n JOIN unit a ON a.id = n.unit JOIN unit b ON b.name_key = n.name_key
  AND b.id <> a.id
WHERE n.is_void = 0 AND a.is_void = 0 AND b.is_void = 0 AND a.merged_into IS NULL
  AND b.merged_into IS NULL AND (a.credit_code IS NULL OR b.credit_code IS NULL)
ORDER BY 1, 2 LIMIT $1;
-- All names in force, for proposals of similar ones: id, name, name_key, credit_code.
-- name: unit_names
SELECT id, name, name_key, credit_code FROM unit WHERE is_void = 0 AND merged_into IS NULL ORDER BY name_key;
-- Submissions in force in which unit $1 (or what was merged into it) takes part, and as what.
-- name: unit_parts
WITH same (id) AS (SELECT $1 UNION ALL SELECT id FROM unit WHERE merged_into = $1)
SELECT s.id, 'lead' FROM submission s WHERE s.is_void = 0 AND s.lead IN (SELECT id FROM same)
UNION ALL
SELECT s.id, 'partner' FROM submission_partner p JOIN submission s ON s.id = p.submission
WHERE s.is_void = 0 AND p.unit IN (SELECT id FROM same)
ORDER BY 1 LIMIT $2;
-- name: unit_part_count
WITH same (id) AS (SELECT $1 UNION ALL SELECT id FROM unit WHERE merged_into = $1)
SELECT (SELECT count(*) FROM submission s WHERE s.is_void = 0 AND s.lead IN (SELECT id FROM same))
  + (SELECT count(*) FROM submission_partner p JOIN submission s ON s.id = p.submission
     WHERE s.is_void = 0 AND p.unit IN (SELECT id FROM same));
-- Those it recommends that are not withdrawn, counted up to $2.
-- name: unit_recommended_count
WITH same (id) AS (SELECT $1 UNION ALL SELECT id FROM unit WHERE merged_into = $1)
SELECT count(*) FROM (SELECT 1 FROM submission
  WHERE is_void = 0 AND state <> 'withdrawn' AND recommender IN (SELECT id FROM same) LIMIT $2) AS some;
-- How many units.
-- name: unit_count
SELECT count(*) FROM unit WHERE is_void = 0 AND merged_into IS NULL;
-- The row itself that has match key $1 or credit code $2, whether merged or not.
-- name: unit_row
SELECT id FROM unit WHERE (name_key = $1 OR credit_code = $2) AND is_void = 0 ORDER BY id LIMIT 1;
-- What rules look at of unit $1, or of the unit it was merged into.
-- name: unit_for_facts
SELECT t.id, t.name, t.credit_code, t.kind, t.class, t.region
FROM unit u JOIN unit t ON t.id = coalesce(u.merged_into, u.id) WHERE u.id = $1;
