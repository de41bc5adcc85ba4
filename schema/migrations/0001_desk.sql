-- The first desk. Every editable row carries rev (counts its versions) and is_void (1: 作废, kept).
-- Dates are text YYYY-MM-DD, instants seconds since 1970 (UTC). *_key and initials columns are made
-- by the program and are what is searched and sorted.

-- What the desk knows about itself: format of its own, audit_count, audit_head, desk_id.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT
);
CREATE UNIQUE INDEX setting_key ON setting (key);

-- Who works here. roles: clerk,reviewer,printer,supervisor,administrator joined by commas.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  note TEXT
);
CREATE UNIQUE INDEX person_login ON person (login);

-- One entry for every write. hash covers the entry, its changes and prev, the hash before it; the
-- last hash and the count stand in meta, so that a cut tail is noticed.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  person TEXT NOT NULL,
  act TEXT NOT NULL,
  summary TEXT NOT NULL,
  why TEXT,
  undoes INTEGER,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_undoes ON audit (undoes) WHERE undoes IS NOT NULL;

-- What an entry changed. kind: insert, or update of one field of the rows row_first..row_last.
CREATE TABLE change (
  audit INTEGER NOT NULL REFERENCES audit (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  noun TEXT NOT NULL,
  row_first INTEGER NOT NULL,
  row_last INTEGER NOT NULL,
  field TEXT,
  old TEXT,
  new TEXT,
  PRIMARY KEY (audit, position)
) WITHOUT ROWID;
CREATE INDEX change_row ON change (noun, row_last, row_first);

-- What is being typed and not saved; outside of the audit. form names the screen and the record.
CREATE TABLE draft (
  person TEXT NOT NULL,
  form TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (person, form, field)
) WITHOUT ROWID;

-- Shipped and own data files as they were read: calendars, unit classes, regions.
CREATE TABLE data_file (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  digest TEXT NOT NULL
);
CREATE UNIQUE INDEX data_file_name ON data_file (kind, name);

-- revision is the one in force; the definitions stand in notice_revision.
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  code TEXT NOT NULL,
  doc_no TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  issued_on TEXT,
  parent TEXT,
  revision INTEGER NOT NULL,
  is_stopped INTEGER NOT NULL,
  full_text TEXT,
  full_text_name TEXT,
  initials TEXT NOT NULL
);
CREATE UNIQUE INDEX notice_doc_no ON notice (doc_no);
CREATE UNIQUE INDEX notice_code ON notice (code);

CREATE TABLE notice_revision (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  notice INTEGER NOT NULL REFERENCES notice (id),
  revision INTEGER NOT NULL,
  yaml TEXT NOT NULL,
  digest TEXT NOT NULL,
  file_name TEXT,
  loaded_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX notice_revision_number ON notice_revision (notice, revision);

-- merged_into: this row and that one are the same unit, as a person confirmed.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT,
  kind TEXT,
  class TEXT,
  region TEXT,
  contact TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  note TEXT,
  merged_into INTEGER REFERENCES unit (id),
  name_key TEXT NOT NULL,
  initials TEXT NOT NULL
);
CREATE INDEX unit_name_key ON unit (name_key);
CREATE INDEX unit_credit_code ON unit (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX unit_merged ON unit (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  until TEXT,
  note TEXT,
  name_key TEXT NOT NULL,
  initials TEXT NOT NULL
);
CREATE INDEX unit_alias_unit ON unit_alias (unit);
CREATE INDEX unit_alias_key ON unit_alias (name_key);

-- One case. Its number is its id. partners: unit ids in order, joined by commas, also spread into
-- submission_partner. fields: what the notice's form asks beyond the columns, see model/fields.h.
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  notice INTEGER NOT NULL REFERENCES notice (id),
  revision INTEGER NOT NULL,
  track TEXT NOT NULL,
  direction TEXT,
  title TEXT NOT NULL,
  lead INTEGER REFERENCES unit (id),
  partners TEXT,
  recommender INTEGER REFERENCES unit (id),
  list_order INTEGER,
  contact TEXT,
  phone TEXT,
  email TEXT,
  contact_info TEXT,
  credit_code TEXT,
  state TEXT NOT NULL,
  state_before TEXT,
  fields TEXT,
  note TEXT,
  logged_at INTEGER NOT NULL,
  title_key TEXT NOT NULL,
  initials TEXT NOT NULL
);
CREATE INDEX submission_list ON submission (notice, recommender, track, list_order);
CREATE INDEX submission_lead ON submission (lead);
CREATE INDEX submission_state ON submission (state) WHERE is_void = 0;
CREATE INDEX submission_recommender ON submission (recommender);
CREATE INDEX submission_title ON submission (title_key);
CREATE INDEX submission_direction ON submission (direction);
CREATE INDEX submission_order ON submission (list_order);

CREATE TABLE submission_partner (
  submission INTEGER NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit (id),
  PRIMARY KEY (submission, position)
) WITHOUT ROWID;
CREATE INDEX submission_partner_unit ON submission_partner (unit);

-- One arrival. no is given before the paper is put down and never given again; submissions: ids
-- joined by commas, also spread into receipt_submission.
CREATE TABLE receipt (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  no TEXT NOT NULL,
  notice INTEGER REFERENCES notice (id),
  revision INTEGER,
  track TEXT,
  unit INTEGER REFERENCES unit (id),
  at INTEGER NOT NULL,
  basis TEXT,
  postmark TEXT,
  carrier TEXT,
  carrier_phone TEXT,
  courier_no TEXT,
  is_same TEXT,
  submissions TEXT,
  is_late INTEGER NOT NULL,
  state TEXT NOT NULL,
  note TEXT,
  initials TEXT NOT NULL
);
CREATE UNIQUE INDEX receipt_no ON receipt (no);
CREATE INDEX receipt_notice ON receipt (notice, unit);
CREATE INDEX receipt_at ON receipt (at);
CREATE INDEX receipt_late ON receipt (id) WHERE is_void = 0 AND is_late = 1 AND state = 'logged';
CREATE INDEX receipt_taken ON receipt (id) WHERE is_void = 0 AND state = 'taken';

CREATE TABLE receipt_submission (
  receipt INTEGER NOT NULL REFERENCES receipt (id),
  position INTEGER NOT NULL,
  submission INTEGER NOT NULL REFERENCES submission (id),
  PRIMARY KEY (receipt, position)
) WITHOUT ROWID;
CREATE INDEX receipt_submission_back ON receipt_submission (submission);

CREATE TABLE receipt_item (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  receipt INTEGER NOT NULL REFERENCES receipt (id),
  material TEXT NOT NULL,
  required INTEGER,
  received INTEGER,
  seal_applicant TEXT,
  seal_recommender TEXT,
  note TEXT
);
CREATE INDEX receipt_item_receipt ON receipt_item (receipt);
CREATE INDEX receipt_item_short ON receipt_item (receipt) WHERE is_void = 0 AND received < required;

-- The last number given in each year (收件号).
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
);
