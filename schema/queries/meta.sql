-- name: meta_get
SELECT value FROM meta WHERE key = $1;
-- name: meta_set
INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value;
-- The next number of counter $1, counted on from $2 when there is none yet.
-- name: counter_next
INSERT INTO counter (name, last) VALUES ($1, $2 + 1)
ON CONFLICT (name) DO UPDATE SET last = counter.last + 1 RETURNING last;
-- name: draft_put
INSERT INTO draft (person, form, field, value, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person, form, field) DO UPDATE SET value = excluded.value, at = excluded.at;
-- name: draft_get
SELECT field, value, at FROM draft WHERE person = $1 AND form = $2 ORDER BY field;
-- name: draft_drop
DELETE FROM draft WHERE person = $1 AND form = $2;
-- Forms a person has left unfinished, newest first.
-- name: draft_forms
SELECT form, count(*), max(at) FROM draft WHERE person = $1 GROUP BY form ORDER BY max(at) DESC, form;
-- name: person_by_login
SELECT id FROM person WHERE login = $1;
-- name: person_all
SELECT id FROM person ORDER BY is_void, login;
-- name: person_administrators
SELECT count(*) FROM person WHERE is_void = 0 AND roles LIKE '%administrator%' AND id <> $1;
-- The row of a setting, also when it was taken back.
-- name: setting_row
SELECT id FROM setting WHERE key = $1;
-- name: setting_by_key
SELECT id FROM setting WHERE key = $1 AND is_void = 0;
-- name: data_file_by_name
SELECT id FROM data_file WHERE kind = $1 AND name = $2;
-- What tells whether a data file is another than before.
-- name: data_file_digests
SELECT digest FROM data_file WHERE is_void = 0 ORDER BY id;
-- name: data_file_all
SELECT id FROM data_file WHERE is_void = 0 ORDER BY kind, name;
-- Which classes, and which regions, units bear, and how many.
-- name: unit_classes_used
SELECT class, count(*) FROM unit WHERE is_void = 0 AND class <> '' GROUP BY class;
-- name: unit_regions_used
SELECT region, count(*) FROM unit WHERE is_void = 0 AND region <> '' GROUP BY region;
-- name: data_file_of_kind
SELECT id FROM data_file WHERE kind = $1 AND is_void = 0 ORDER BY name;
-- name: habit_get
SELECT value FROM habit WHERE person = $1 AND name = $2;
-- name: habit_set
INSERT INTO habit (person, name, value) VALUES ($1, $2, $3)
ON CONFLICT (person, name) DO UPDATE SET value = excluded.value;
