-- 得分 of cases out of finalised rankings, so that lists can ask for them: a row for each case of an edition,
-- in units of 10^-4; NULL for one that waited. Made with the edition out of its rows and never changed; it
-- counts as long as the edition does.
CREATE TABLE ranking_score (
  ranking INTEGER NOT NULL REFERENCES ranking (id),
  submission INTEGER NOT NULL REFERENCES submission (id),
  score INTEGER,
  PRIMARY KEY (submission, ranking)
) WITHOUT ROWID;
INSERT INTO ranking_score (ranking, submission, score)
WITH RECURSIVE line (ranking, text, rest) AS (
  SELECT id, '', rows FROM ranking
  UNION ALL
  SELECT ranking, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
  FROM line WHERE instr(rest, char(10)) > 0
),
cell (ranking, line, place, text, rest) AS (
  SELECT ranking, text, 0, '', text || char(9) FROM line WHERE text <> ''
  UNION ALL
  SELECT ranking, line, place + 1, substr(rest, 1, instr(rest, char(9)) - 1),
    substr(rest, instr(rest, char(9)) + 1)
  FROM cell WHERE instr(rest, char(9)) > 0
)
SELECT n.ranking, CAST(n.text AS INTEGER),
  CASE WHEN s.text GLOB '[0-9]*' THEN CAST(round(CAST(s.text AS REAL) * 10000) AS INTEGER) END
FROM cell n JOIN cell s ON s.ranking = n.ranking AND s.line = n.line AND s.place = 5
WHERE n.place = 2;
