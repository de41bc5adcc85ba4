-- 移交包: direction out (made here) or in (received here); number: the sender's. submissions: the part of
-- that name, kept for comparing the next one with. ack: the acknowledgement, given (in) or received (out).
CREATE TABLE package (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  direction TEXT NOT NULL,
  number TEXT NOT NULL,
  notice INTEGER NOT NULL REFERENCES notice (id),
  revision INTEGER,
  track TEXT NOT NULL,
  table_name TEXT NOT NULL,
  sender TEXT,
  receiver TEXT,
  made_at INTEGER,
  taken_at INTEGER,
  rows INTEGER,
  digest TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  submissions TEXT,
  acked_at INTEGER,
  ack TEXT
);
CREATE INDEX package_last ON package (notice, direction, id) WHERE is_void = 0;
CREATE INDEX package_number ON package (number);
