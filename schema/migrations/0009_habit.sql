-- What the screens remember of a person between two days, outside of the audit (desk/habits.h): the
-- folder where files were taken from or put last.
CREATE TABLE habit (
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (person, name)
) WITHOUT ROWID;
