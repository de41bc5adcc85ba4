-- What people prove with that it is they (desk/passwords.h). No noun of the desk: no undo, no history and
-- no list ever sees these rows. hash: argon2id with its salt and cost, never the password. is_first:
-- given by an administrator, to be changed at the next login. serial: counts up with each password, so
-- that a screen left open under an old one is noticed. tries: wrong ones in a row, the last at tried_at.
CREATE TABLE password (
  person INTEGER PRIMARY KEY REFERENCES person (id),
  hash TEXT NOT NULL,
  is_first INTEGER NOT NULL,
  set_at INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  tried_at INTEGER NOT NULL,
  locked_until INTEGER NOT NULL
);
