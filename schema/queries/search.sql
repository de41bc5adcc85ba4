-- What search keeps in memory. The last hash of the audit changes with every write.
-- name: search_state
SELECT value FROM meta WHERE key = 'audit_head';
-- Up to $2 submissions behind number $1: id, is_void, notice, lead, recommender, title, initials.
-- name: search_submissions
SELECT id, is_void, notice, coalesce(lead, 0), coalesce(recommender, 0), title, initials
FROM submission WHERE id > $1 ORDER BY id LIMIT $2;
-- Of a unit that was merged also what stands for it now, on a line of its own.
-- name: search_units
SELECT u.id, CASE WHEN m.id IS NULL THEN u.name ELSE u.name || char(10) || m.name END,
  CASE WHEN m.id IS NULL THEN u.initials ELSE coalesce(u.initials, '') || ' ' || coalesce(m.initials, '') END
FROM unit u LEFT JOIN unit m ON m.id = u.merged_into ORDER BY u.id;
