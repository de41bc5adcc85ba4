-- Submissions as rules look at them: id, notice, revision, track, direction, title, lead, partners, recommender,
-- list_order, contact, phone, email, contact_info, credit_code, state, fields, title_key, logged_at.
-- All in force, in the order of numbers.
-- name: check_rows
SELECT id, notice, revision, track, direction, title, lead, partners, recommender, list_order, contact, phone,
  email, contact_info, credit_code, state, fields, title_key, logged_at
FROM submission WHERE is_void = 0 ORDER BY id;
-- Those of notice $1.
-- name: check_rows_of_notice
SELECT id, notice, revision, track, direction, title, lead, partners, recommender, list_order, contact, phone,
  email, contact_info, credit_code, state, fields, title_key, logged_at
FROM submission WHERE notice = $1 AND is_void = 0 ORDER BY id;
-- Which arrivals in force brought which submission, as receipt_of_submission tells of one.
-- name: check_arrivals
SELECT l.submission, r.id FROM receipt_submission l JOIN receipt r ON r.id = l.receipt
WHERE r.is_void = 0 ORDER BY l.submission, r.at, r.id;
