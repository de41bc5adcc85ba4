-- Arrivals logged under notice $1.
-- name: receipt_of_notice
SELECT id FROM receipt WHERE notice = $1 AND is_void = 0 AND state = 'logged' ORDER BY id;
-- name: receipt_by_no
SELECT id FROM receipt WHERE no = $1;
-- name: receipt_items
SELECT id FROM receipt_item WHERE receipt = $1 AND is_void = 0 ORDER BY id;
-- Arrivals in force in which submission $1 came.
-- name: receipt_of_submission
SELECT r.id FROM receipt_submission l JOIN receipt r ON r.id = l.receipt
WHERE l.submission = $1 AND r.is_void = 0 ORDER BY r.at, r.id;
-- Submissions in force of notice $1 that unit $2 (or what was merged into it) passed on or leads,
-- the newest first.
-- name: submission_of_sender
SELECT id FROM submission WHERE notice = $1 AND is_void = 0 AND recommender IN
  (SELECT id FROM unit WHERE id = $2 UNION ALL SELECT id FROM unit WHERE merged_into = $2)
UNION
SELECT id FROM submission WHERE notice = $1 AND is_void = 0 AND lead IN
  (SELECT id FROM unit WHERE id = $2 UNION ALL SELECT id FROM unit WHERE merged_into = $2)
ORDER BY 1 DESC LIMIT $3;
-- Arrivals of the seven days from instant $1, counted by day.
-- name: receipt_days
SELECT (at - $1) / 86400, count(*) FROM receipt
WHERE is_void = 0 AND state = 'logged' AND at >= $1 AND at < $1 + 604800 GROUP BY 1 ORDER BY 1;
-- Numbers taken and not used.
-- name: receipt_taken
SELECT id FROM receipt WHERE is_void = 0 AND state = 'taken' ORDER BY id;
-- Arrivals with fewer copies than required, those of other arrivals of the same cases counted in.
-- name: receipt_short
SELECT DISTINCT r.id FROM receipt_item i JOIN receipt r ON r.id = i.receipt
WHERE i.is_void = 0 AND r.is_void = 0 AND r.state = 'logged' AND i.received < i.required
AND i.received + (SELECT coalesce(sum(o.received), 0) FROM receipt_item o
    WHERE o.is_void = 0 AND o.material = i.material AND o.receipt <> i.receipt
    AND o.receipt IN (SELECT b.receipt FROM receipt_submission a
        JOIN receipt_submission b ON b.submission = a.submission
        JOIN receipt q ON q.id = b.receipt AND q.is_void = 0 WHERE a.receipt = i.receipt)
    AND NOT EXISTS (SELECT 1 FROM receipt_submission x WHERE x.receipt = o.receipt
        AND x.submission NOT IN (SELECT y.submission FROM receipt_submission y
            WHERE y.receipt = i.receipt))) < i.required
ORDER BY r.id DESC LIMIT $1;
-- name: receipt_late_count
SELECT count(*) FROM receipt WHERE is_void = 0 AND is_late = 1 AND state = 'logged';
-- Recommenders of notice $1 with their number of submissions that count, of each row no more than $2.
-- The index is jumped through, so that it costs by recommenders, not by submissions.
-- name: recommender_counts
WITH RECURSIVE next (unit) AS (
  SELECT min(recommender) FROM submission WHERE notice = $1 AND recommender > 0
  UNION ALL
  SELECT (SELECT min(recommender) FROM submission WHERE notice = $1 AND recommender > next.unit)
  FROM next WHERE next.unit IS NOT NULL)
SELECT unit, counted FROM (SELECT coalesce(u.merged_into, u.id) AS unit, sum((SELECT count(*) FROM (
  SELECT 1 FROM submission s WHERE s.notice = $1 AND s.recommender = next.unit AND s.is_void = 0
    AND s.state <> 'withdrawn' LIMIT $2) AS some)) AS counted
FROM next JOIN unit u ON u.id = next.unit GROUP BY 1) AS totals WHERE counted > 0
ORDER BY counted DESC, unit;
-- name: submission_count
SELECT count(*) FROM submission WHERE is_void = 0;
-- name: submission_count_state
SELECT count(*) FROM submission WHERE is_void = 0 AND state = $1;
-- Late arrivals about which nobody has decided.
-- name: receipt_undecided
SELECT id FROM receipt WHERE is_void = 0 AND is_late = 1 AND state = 'logged' AND late_verdict IS NULL
ORDER BY id LIMIT $1;
-- name: receipt_undecided_count
SELECT count(*) FROM receipt
WHERE is_void = 0 AND is_late = 1 AND state = 'logged' AND late_verdict IS NULL;
-- How submission $1 stands, by its best arrival: 0 in time or admitted, 1 late and undecided, 2 late and
-- refused; no row without an arrival.
-- name: submission_lateness
SELECT min(CASE WHEN r.is_late = 0 OR r.late_verdict = 'accepted' THEN 0
  WHEN r.late_verdict IS NULL THEN 1 ELSE 2 END) FROM receipt_submission l
JOIN receipt r ON r.id = l.receipt WHERE l.submission = $1 AND r.is_void = 0 AND r.state = 'logged'
HAVING count(*) > 0;
