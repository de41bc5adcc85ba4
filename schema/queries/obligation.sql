-- Awarded submissions of notice $1 with their lead as merged, and the instant of the award (0: not in the
-- record). The + keeps the planner from walking through the awarded of all notices.
-- name: obligation_awards
SELECT s.id, s.revision, s.title, coalesce(l.merged_into, l.id, 0), coalesce((
  SELECT max(a.at) FROM change c JOIN audit a ON a.id = c.audit
  WHERE c.noun = 'submission' AND c.row_last = s.id AND c.row_first = s.id AND c.field = 'state'
    AND c.new = 'awarded'), 0)
FROM submission s LEFT JOIN unit l ON l.id = s.lead
WHERE s.notice = $1 AND s.is_void = 0 AND +s.state = 'awarded' ORDER BY s.id;
-- The classes that units of the desk have.
-- name: unit_classes
SELECT DISTINCT class FROM unit WHERE is_void = 0 AND merged_into IS NULL AND class <> '';
-- Units of class $1, never empty: only so the index fits.
-- name: unit_of_class
SELECT id, name FROM unit WHERE is_void = 0 AND merged_into IS NULL AND class = $1 AND class <> ''
ORDER BY id;
-- Which units were merged, and into which: in the order of the index, for in any other every unit is looked at.
-- name: unit_merges
SELECT id, merged_into FROM unit WHERE is_void = 0 AND merged_into IS NOT NULL ORDER BY merged_into, id;
