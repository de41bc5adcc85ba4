-- name: password_get
SELECT hash, is_first, set_at, serial, tries, tried_at, locked_until FROM password WHERE person = $1;
-- A new one takes away the wrong tries with the old.
-- name: password_put
INSERT INTO password (person, hash, is_first, set_at, serial, tries, tried_at, locked_until)
VALUES ($1, $2, $3, $4, 1, 0, 0, 0)
ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, is_first = excluded.is_first,
set_at = excluded.set_at, serial = password.serial + 1, tries = 0, tried_at = 0, locked_until = 0;
-- name: password_tries
UPDATE password SET tries = $2, tried_at = $3, locked_until = $4 WHERE person = $1;
-- The same password at another cost.
-- name: password_rehash
UPDATE password SET hash = $2 WHERE person = $1 AND serial = $3;
-- How many people in force have one.
-- name: password_count
SELECT count(*) FROM password JOIN person ON person.id = password.person WHERE person.is_void = 0;
