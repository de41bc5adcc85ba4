-- What search keeps in memory. The last hash of the audit changes with every write.
-- name: search_state
SELECT value FROM meta WHERE key = 'audit_head';
-- Up to $2 submissions behind number $1: id, is_void, notice, lead, recommender, title, initials.
-- name: search_submissions
SELECT id, is_void, notice, coalesce(lead, 0), coalesce(recommender, 0), title, initials
FROM submission WHERE id > $1 ORDER BY id LIMIT $2;
-- name: search_units
SELECT id, name, initials FROM unit ORDER BY id;
