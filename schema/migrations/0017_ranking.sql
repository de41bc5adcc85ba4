-- 定稿的名次. One edition of the ranking of a notice, track and direction (NULL: all), as it stood when it
-- was finalised. cut: how many get in (NULL: no line). rows: a line for each case (desk/ranking_editions.h).
-- fingerprint: SHA-256 over scheme, line and rows. differences: sentences, against the edition before.
CREATE TABLE ranking (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  notice INTEGER NOT NULL REFERENCES notice (id),
  track TEXT,
  direction TEXT,
  edition INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  scheme_text TEXT NOT NULL,
  cut INTEGER,
  rows TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  differences TEXT,
  why TEXT,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL
);
CREATE INDEX ranking_notice ON ranking (notice) WHERE is_void = 0;
