-- Submissions as limits count them. Columns everywhere: id, revision, track, direction, lead, partners,
-- recommender, list_order, state, title_key, fields (only when $2 is 1).
-- All in force of notice $1.
-- name: limit_rows_of_notice
SELECT id, revision, track, direction, lead, partners, recommender, list_order, state, title_key,
  CASE WHEN $2 = 1 THEN fields END
FROM submission WHERE notice = $1 AND is_void = 0 ORDER BY id;
-- Of notice $1 those that unit $3, or what was merged into it, recommends.
-- name: limit_rows_of_recommender
SELECT id, revision, track, direction, lead, partners, recommender, list_order, state, title_key,
  CASE WHEN $2 = 1 THEN fields END
FROM submission WHERE notice = $1 AND is_void = 0 AND recommender IN
  (SELECT id FROM unit WHERE id = $3 UNION ALL SELECT id FROM unit WHERE merged_into = $3);
-- Those that it leads.
-- name: limit_rows_of_lead
SELECT id, revision, track, direction, lead, partners, recommender, list_order, state, title_key,
  CASE WHEN $2 = 1 THEN fields END
FROM submission WHERE notice = $1 AND is_void = 0 AND lead IN
  (SELECT id FROM unit WHERE id = $3 UNION ALL SELECT id FROM unit WHERE merged_into = $3);
-- Those in which it takes part.
-- name: limit_rows_of_partner
SELECT s.id, s.revision, s.track, s.direction, s.lead, s.partners, s.recommender, s.list_order, s.state,
  s.title_key, CASE WHEN $2 = 1 THEN s.fields END
FROM submission_partner p JOIN submission s ON s.id = p.submission
WHERE s.notice = $1 AND s.is_void = 0 AND p.unit IN
  (SELECT id FROM unit WHERE id = $3 UNION ALL SELECT id FROM unit WHERE merged_into = $3);
-- Cases of which nothing came but late arrivals that were not taken (不收): late and refused as submission_lateness
-- has it. Of late arrivals there are few.
-- name: limit_not_taken
SELECT DISTINCT l.submission FROM receipt r JOIN receipt_submission l ON l.receipt = r.id
WHERE r.is_void = 0 AND r.is_late = 1 AND r.state = 'logged' AND r.late_verdict = 'refused'
  AND NOT EXISTS (SELECT 1 FROM receipt_submission o JOIN receipt p ON p.id = o.receipt
    WHERE o.submission = l.submission AND p.is_void = 0 AND p.state = 'logged'
      AND (p.is_late = 0 OR coalesce(p.late_verdict, '') <> 'refused'));
-- Of notice $1 those the desk chose to hand up (拟推荐 and after), but not what unit $3, the desk's own, has
-- filed itself under the upper notice $2 with the same lead and title. The + keeps the planner from walking
-- through all of the notice: few are chosen.
-- name: limit_rows_handed_up
SELECT s.id, s.revision, s.track, s.direction, s.lead, s.partners, s.recommender, s.list_order, s.state,
  s.title_key, NULL
FROM submission s LEFT JOIN unit l ON l.id = s.lead
WHERE +s.notice = $1 AND s.is_void = 0
  AND s.state IN ('shortlisted', 'publicity', 'suspended', 'awarded', 'ended')
  AND NOT EXISTS (SELECT 1 FROM submission p LEFT JOIN unit pl ON pl.id = p.lead
    WHERE p.title_key = s.title_key AND p.title_key <> '' AND p.notice = $2 AND p.is_void = 0
      AND p.state <> 'withdrawn' AND coalesce(pl.merged_into, pl.id) = coalesce(l.merged_into, l.id)
      AND p.recommender IN (SELECT id FROM unit WHERE id = $3 UNION ALL
        SELECT id FROM unit WHERE merged_into = $3));
-- Every one, behind number $1, at most $2: for counting a whole desk bit by bit. Behind the columns
-- everywhere: the notice.
-- name: limit_rows_behind
SELECT id, revision, track, direction, lead, partners, recommender, list_order, state, title_key, fields,
  notice
FROM submission WHERE id > $1 AND is_void = 0 ORDER BY id LIMIT $2;
-- The units that recommend under notice $1, or what they were merged into.
-- name: limit_recommenders
WITH RECURSIVE next (unit) AS (
  SELECT min(recommender) FROM submission WHERE notice = $1 AND recommender > 0
  UNION ALL
  SELECT (SELECT min(recommender) FROM submission WHERE notice = $1 AND recommender > next.unit)
  FROM next WHERE next.unit IS NOT NULL)
SELECT DISTINCT coalesce(u.merged_into, u.id) FROM next JOIN unit u ON u.id = next.unit ORDER BY 1;
-- Notices under which unit $1, or what was merged into it, recommends, leads or takes part.
-- name: limit_notices_of_unit
WITH same (id) AS (SELECT $1 UNION ALL SELECT id FROM unit WHERE merged_into = $1)
SELECT n.id FROM notice n WHERE n.is_void = 0 AND (
  EXISTS (SELECT 1 FROM submission WHERE notice = n.id AND is_void = 0
    AND recommender IN (SELECT id FROM same))
  OR EXISTS (SELECT 1 FROM submission s WHERE s.notice = n.id AND s.is_void = 0
    AND s.lead IN (SELECT id FROM same))
  OR EXISTS (SELECT 1 FROM submission_partner p JOIN submission s ON s.id = p.submission
    WHERE s.notice = n.id AND s.is_void = 0 AND p.unit IN (SELECT id FROM same)))
ORDER BY n.id;
