-- Statistics of cases: $1 notice (0: all), of what is neither void nor withdrawn; each row is a group, how many
-- cases it has, how many of them are accepted or further, wait for corrections, were refused.
-- name: statistics_direction
SELECT coalesce(direction, ''), count(*),
  sum(CASE WHEN state IN ('logged', 'screening', 'correcting', 'refused') THEN 0 ELSE 1 END),
  sum(CASE WHEN state = 'correcting' THEN 1 ELSE 0 END), sum(CASE WHEN state = 'refused' THEN 1 ELSE 0 END)
FROM submission WHERE ($1 = 0 OR notice = $1) AND is_void = 0 AND state <> 'withdrawn'
GROUP BY 1 ORDER BY 2 DESC, 1;
-- By the province of the lead: the code of its region with zeros behind the first two digits.
-- name: statistics_region
SELECT CASE WHEN coalesce(u.region, '') = '' THEN '' ELSE substr(u.region, 1, 2) || '0000' END, count(*),
  sum(CASE WHEN s.state IN ('logged', 'screening', 'correcting', 'refused') THEN 0 ELSE 1 END),
  sum(CASE WHEN s.state = 'correcting' THEN 1 ELSE 0 END),
  sum(CASE WHEN s.state = 'refused' THEN 1 ELSE 0 END)
FROM submission s LEFT JOIN unit u ON u.id = s.lead
WHERE ($1 = 0 OR s.notice = $1) AND s.is_void = 0 AND s.state <> 'withdrawn'
GROUP BY 1 ORDER BY 2 DESC, 1;
-- By recommender; those merged into another count for it.
-- name: statistics_recommender
SELECT coalesce(m.name, u.name, ''), count(*),
  sum(CASE WHEN s.state IN ('logged', 'screening', 'correcting', 'refused') THEN 0 ELSE 1 END),
  sum(CASE WHEN s.state = 'correcting' THEN 1 ELSE 0 END),
  sum(CASE WHEN s.state = 'refused' THEN 1 ELSE 0 END)
FROM submission s LEFT JOIN unit u ON u.id = s.recommender LEFT JOIN unit m ON m.id = u.merged_into
WHERE ($1 = 0 OR s.notice = $1) AND s.is_void = 0 AND s.state <> 'withdrawn'
GROUP BY 1 ORDER BY 2 DESC, 1;
-- By the week in which the case was logged, as days since 1970 of its Monday (Beijing time).
-- name: statistics_week
SELECT ((logged_at + 28800) / 86400 + 3) / 7 * 7 - 3, count(*),
  sum(CASE WHEN state IN ('logged', 'screening', 'correcting', 'refused') THEN 0 ELSE 1 END),
  sum(CASE WHEN state = 'correcting' THEN 1 ELSE 0 END), sum(CASE WHEN state = 'refused' THEN 1 ELSE 0 END)
FROM submission WHERE ($1 = 0 OR notice = $1) AND is_void = 0 AND state <> 'withdrawn'
GROUP BY 1 ORDER BY 1;
