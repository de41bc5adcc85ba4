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
-- Arrivals logged under notice $1 (0: any) from unit $2 (0: any, else with those merged into it) that hold no case.
-- name: check_receipts_alone
SELECT id FROM receipt r
WHERE is_void = 0 AND state = 'logged' AND notice IS NOT NULL AND ($1 = 0 OR notice = $1)
  AND ($2 = 0 OR unit = $2 OR unit IN (SELECT id FROM unit WHERE merged_into = $2))
  AND NOT EXISTS (SELECT 1 FROM receipt_submission l WHERE l.receipt = r.id)
ORDER BY id;
-- What units in force (with $1 only that one) say of themselves: id, name, credit_code, phone, email.
-- name: check_units
SELECT id, name, credit_code, phone, email FROM unit
WHERE is_void = 0 AND merged_into IS NULL AND ($1 = 0 OR id = $1)
  AND coalesce(credit_code, phone, email) IS NOT NULL
ORDER BY id;
-- What came of notice $1 from unit $2 (or what was merged into it), material by material: copies of all
-- arrivals together; a seal that one of them bears counts. One row without material when arrivals hold none.
-- name: check_list_items
SELECT i.material, sum(i.received),
  CASE WHEN max(i.seal_applicant = 'yes') = 1 THEN 'yes' WHEN max(i.seal_applicant = 'no') = 1 THEN 'no' END,
  CASE WHEN max(i.seal_recommender = 'yes') = 1 THEN 'yes' WHEN max(i.seal_recommender = 'no') = 1 THEN 'no' END
FROM receipt r LEFT JOIN receipt_item i ON i.receipt = r.id AND i.is_void = 0
WHERE r.notice = $1 AND r.unit IN (SELECT id FROM unit WHERE id = $2 UNION ALL SELECT id FROM unit WHERE merged_into = $2)
  AND r.is_void = 0 AND r.state = 'logged'
GROUP BY i.material ORDER BY i.material;
-- Cases of notice $1 that unit $2 (or what was merged into it) recommends and that are not handed up: id, state.
-- name: check_list_states
SELECT id, state FROM submission
WHERE notice = $1 AND is_void = 0 AND state IN ('refused', 'not_selected') AND recommender IN
  (SELECT id FROM unit WHERE id = $2 UNION ALL SELECT id FROM unit WHERE merged_into = $2)
ORDER BY id;
