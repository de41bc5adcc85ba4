-- The sheet in force of panel $1, case $2, reviewer $3.
-- name: sheet_in_force
SELECT id FROM sheet
WHERE is_void = 0 AND state <> 'void' AND panel = $1 AND submission = $2 AND reviewer = $3;
-- The last one of panel $1, case $2, reviewer $3 that a recusal made void.
-- name: sheet_recused
SELECT coalesce(max(id), 0) FROM sheet
WHERE is_void = 0 AND state = 'void' AND ground = 'recused' AND panel = $1 AND submission = $2 AND reviewer = $3;
-- Those of reviewer $2 in panel $1; $3 a case, 0 for all.
-- name: sheets_in_force
SELECT id FROM sheet
WHERE is_void = 0 AND state <> 'void' AND panel = $1 AND reviewer = $2
  AND ($3 = 0 OR submission = $3) ORDER BY id;
-- The cases of reviewer $2 in panel $1, in the order they were assigned, each with its sheet in force.
-- name: sheet_lines
SELECT a.submission, s.title, t.id, t.state, t.marks, t.reasons, t.entered_by
FROM assignment a JOIN submission s ON s.id = a.submission
  LEFT JOIN sheet t ON t.panel = a.panel AND t.submission = a.submission
    AND t.reviewer = a.reviewer AND t.is_void = 0 AND t.state <> 'void'
WHERE a.is_void = 0 AND a.panel = $1 AND a.reviewer = $2 ORDER BY a.position, a.id;
-- Whether case $2 of panel $1 is read by reviewer $3.
-- name: sheet_is_assigned
SELECT count(*) FROM assignment
WHERE is_void = 0 AND panel = $1 AND submission = $2 AND reviewer = $3;
-- All sheets in force of panel $1, case by case.
-- name: sheets_of_panel
SELECT submission, reviewer, state, marks FROM sheet
WHERE is_void = 0 AND panel = $1 AND state <> 'void' ORDER BY submission, reviewer;
-- How many cases each reviewer of panel $1 has, and what they signed.
-- name: sheet_members
SELECT m.reviewer, r.name,
  (SELECT count(*) FROM assignment a WHERE a.is_void = 0 AND a.panel = m.panel AND a.reviewer = m.reviewer),
  m.signing, m.signing_note, m.signed_on, m.attendance
FROM panel_member m JOIN reviewer r ON r.id = m.reviewer
WHERE m.is_void = 0 AND m.panel = $1 AND m.state = 'member' ORDER BY m.position, m.id;
-- Cases of panel $1 with a reader, and of them those that have a sealed sheet of every reader.
-- name: sheet_cases
SELECT count(*), coalesce(sum(CASE WHEN sealed = readers THEN 1 ELSE 0 END), 0) FROM (
  SELECT count(*) AS readers,
    sum(CASE WHEN EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                          AND t.submission = a.submission AND t.reviewer = a.reviewer)
        THEN 1 ELSE 0 END) AS sealed
  FROM assignment a WHERE a.is_void = 0 AND a.panel = $1 GROUP BY a.submission) x;
-- Panels that score stage $3 ('' for one without stages) and have given case $2 to reviewer $1, those of
-- scheme $4 first.
-- name: sheet_panels_of
SELECT a.panel FROM assignment a JOIN panel p ON p.id = a.panel
WHERE a.is_void = 0 AND a.reviewer = $1 AND a.submission = $2 AND p.is_void = 0
  AND p.state = 'scoring' AND coalesce(p.stage, '') = $3
ORDER BY p.scheme IS NOT $4, a.panel;
-- Panels that score and have cases of reviewer $1; $2 one of them, 0 for any.
-- name: scoring_panels
SELECT p.id, p.name FROM panel p
WHERE p.is_void = 0 AND p.state = 'scoring' AND EXISTS (
  SELECT 1 FROM assignment a WHERE a.is_void = 0 AND a.panel = p.id AND a.reviewer = $1
    AND ($2 = 0 OR a.submission = $2))
ORDER BY p.id;
-- Cases of reviewer $2 in panel $1 without a sealed sheet.
-- name: sheet_unsealed
SELECT count(*) FROM assignment a WHERE a.is_void = 0 AND a.panel = $1 AND a.reviewer = $2
  AND NOT EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                  AND t.submission = a.submission AND t.reviewer = a.reviewer);
-- How many sealed sheets of reviewer $2 in panel $1 came on paper or in a file.
-- name: sheets_from_paper
SELECT count(*) FROM sheet
WHERE is_void = 0 AND state = 'sealed' AND panel = $1 AND reviewer = $2 AND origin <> 'desk';
-- Seats in force of panel $1 whose members have signed.
-- name: panel_signed
SELECT id FROM panel_member
WHERE is_void = 0 AND panel = $1 AND state = 'member' AND signing IS NOT NULL ORDER BY position, id;
-- Cases of panel $1 that have readers: title, how many read it, how many sealed it.
-- name: sheet_case_lines
SELECT a.submission, s.title, count(*),
  sum(CASE WHEN EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                        AND t.submission = a.submission AND t.reviewer = a.reviewer)
      THEN 1 ELSE 0 END)
FROM assignment a JOIN submission s ON s.id = a.submission
WHERE a.is_void = 0 AND a.panel = $1 GROUP BY a.submission, s.title ORDER BY a.submission;
-- Who reads case $2 of panel $1, with the state and marks of their sheet in force.
-- name: sheet_readers
SELECT a.reviewer, r.name, t.state, t.marks FROM assignment a JOIN reviewer r ON r.id = a.reviewer
  LEFT JOIN sheet t ON t.panel = a.panel AND t.submission = a.submission
    AND t.reviewer = a.reviewer AND t.is_void = 0 AND t.state <> 'void'
WHERE a.is_void = 0 AND a.panel = $1 AND a.submission = $2 ORDER BY a.reviewer;
-- Sealed sheets of panel $1, case by case, with who gave them.
-- name: sheets_sealed
SELECT t.submission, r.name, t.marks FROM sheet t JOIN reviewer r ON r.id = t.reviewer
WHERE t.is_void = 0 AND t.panel = $1 AND t.state = 'sealed' ORDER BY t.submission, t.reviewer;
-- Panels whose scoring has opened in which reviewer $1 has cases: how many, sealed, drafts, and what they signed.
-- name: panels_mine
SELECT p.id, p.name, n.code, p.scheme, p.state, count(*),
  sum(CASE WHEN t.state = 'sealed' THEN 1 ELSE 0 END), sum(CASE WHEN t.state = 'draft' THEN 1 ELSE 0 END),
  (SELECT m.signing FROM panel_member m
   WHERE m.is_void = 0 AND m.panel = p.id AND m.reviewer = $1 AND m.state = 'member')
FROM assignment a JOIN panel p ON p.id = a.panel JOIN notice n ON n.id = p.notice
  LEFT JOIN sheet t ON t.panel = a.panel AND t.submission = a.submission
    AND t.reviewer = a.reviewer AND t.is_void = 0 AND t.state <> 'void'
WHERE a.is_void = 0 AND a.reviewer = $1 AND p.is_void = 0 AND p.state <> 'drawing'
GROUP BY p.id, p.name, n.code, p.scheme, p.state ORDER BY p.state = 'closed', p.id;
-- Sheets of panel $1 that became void after sealing: case, who gave it, ground and reason, and the entry that
-- made them void.
-- name: sheets_reopened
SELECT t.submission, s.title, t.reviewer, r.name, t.sealed_at, t.ground, t.why,
  (SELECT max(c.audit) FROM change c WHERE c.noun = 'sheet' AND c.row_last >= t.id AND c.row_first <= t.id
     AND c.field = 'state')
FROM sheet t JOIN submission s ON s.id = t.submission JOIN reviewer r ON r.id = t.reviewer
WHERE t.is_void = 0 AND t.panel = $1 AND t.state = 'void' AND t.sealed_at IS NOT NULL ORDER BY t.id;
-- Cases of panel $1 in the order they present: title, how many read it, how many sealed it.
-- name: defence_cases
SELECT a.submission, s.title, count(*),
  sum(CASE WHEN EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                        AND t.submission = a.submission AND t.reviewer = a.reviewer)
      THEN 1 ELSE 0 END)
FROM assignment a JOIN submission s ON s.id = a.submission
WHERE a.is_void = 0 AND a.panel = $1 GROUP BY a.submission, s.title ORDER BY min(a.position), a.submission;
-- Assignments of case $2 in panel $1.
-- name: defence_assignments
SELECT id FROM assignment
WHERE panel = $1 AND submission = $2 AND is_void = 0 ORDER BY id;
-- What reviewer $2 of panel $1 will not read for being absent: cases without a sealed sheet.
-- name: defence_leaving
SELECT a.id FROM assignment a WHERE a.is_void = 0 AND a.panel = $1 AND a.reviewer = $2
  AND NOT EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                  AND t.submission = a.submission AND t.reviewer = a.reviewer) ORDER BY a.id;
-- What left for the reason $3 and can still be marked: of the case no sheet is sealed, and nobody decided since
-- that the two be kept apart.
-- name: defence_returning
SELECT a.id FROM assignment a WHERE a.is_void = 1 AND a.panel = $1 AND a.reviewer = $2 AND a.void_why = $3
  AND NOT EXISTS (SELECT 1 FROM sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = a.panel
                  AND t.submission = a.submission)
  AND NOT EXISTS (SELECT 1 FROM recusal r WHERE r.is_void = 0 AND r.state = 'confirmed'
                  AND r.reviewer = a.reviewer
                  AND (r.submission = a.submission OR (r.submission IS NULL AND r.panel = a.panel)))
ORDER BY a.id;
