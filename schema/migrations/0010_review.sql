-- 评审: who reviews, what they must stay away from, who sits on a panel, who reads what.

-- 专家. unit: where they work; credit_code: as their list gave it. expertise: directions joined by 、.
-- load_max: cases at one time, NULL: no limit. person: the account they score with.
CREATE TABLE reviewer (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  credit_code TEXT,
  title TEXT,
  expertise TEXT,
  phone TEXT,
  email TEXT,
  load_max INTEGER,
  person INTEGER REFERENCES person (id),
  note TEXT,
  name_key TEXT,
  initials TEXT
);
CREATE INDEX reviewer_name ON reviewer (name_key) WHERE is_void = 0;
CREATE INDEX reviewer_unit ON reviewer (unit) WHERE is_void = 0 AND unit IS NOT NULL;
CREATE UNIQUE INDEX reviewer_person ON reviewer (person) WHERE is_void = 0 AND person IS NOT NULL;

-- 关系 of a reviewer with a unit. since, until: dates, NULL: not known, or still so.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  reviewer INTEGER NOT NULL REFERENCES reviewer (id),
  unit INTEGER NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL,
  since TEXT,
  until TEXT,
  note TEXT
);
CREATE INDEX relation_reviewer ON relation (reviewer) WHERE is_void = 0;
CREATE INDEX relation_unit ON relation (unit) WHERE is_void = 0;

-- 评审组. track and directions say which cases are its; NULL: all. state: drawing, scoring, closed.
-- scheme: its name; scheme_text and scheme_digest: as it was when scoring opened. seed, algorithm,
-- terms and draw: how its members were drawn (desk/draws.h); NULL: they were named.
CREATE TABLE panel (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  notice INTEGER NOT NULL REFERENCES notice (id),
  track TEXT,
  directions TEXT,
  stage TEXT,
  name TEXT NOT NULL,
  scheme TEXT,
  scheme_text TEXT,
  scheme_digest TEXT,
  state TEXT NOT NULL,
  size INTEGER,
  seed TEXT,
  algorithm TEXT,
  terms TEXT,
  draw TEXT,
  drawn_at INTEGER,
  drawn_by TEXT,
  witness TEXT,
  opened_at INTEGER,
  note TEXT
);
CREATE INDEX panel_notice ON panel (notice) WHERE is_void = 0;
CREATE UNIQUE INDEX panel_name ON panel (name) WHERE is_void = 0;

-- A seat. position: order of the draw. state: member, alternate, replaced. replaced_by: the seat that
-- took its place, why: the reason. signing: agree, dissent, refused; NULL: not yet.
CREATE TABLE panel_member (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  panel INTEGER NOT NULL REFERENCES panel (id),
  reviewer INTEGER NOT NULL REFERENCES reviewer (id),
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  is_head INTEGER NOT NULL,
  replaced_by INTEGER REFERENCES panel_member (id),
  why TEXT,
  attendance TEXT,
  signing TEXT,
  signing_note TEXT,
  signed_on TEXT
);
CREATE INDEX panel_member_panel ON panel_member (panel, position) WHERE is_void = 0;
CREATE INDEX panel_member_reviewer ON panel_member (reviewer) WHERE is_void = 0;

-- 回避 that was asked for or decided; what the rules find by themselves is a row once it is decided.
-- submission NULL: from the whole panel. origin: found, self, recommender, desk. key knows a finding
-- again. state: proposed, confirmed, dismissed.
CREATE TABLE recusal (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  reviewer INTEGER NOT NULL REFERENCES reviewer (id),
  submission INTEGER REFERENCES submission (id),
  panel INTEGER REFERENCES panel (id),
  origin TEXT NOT NULL,
  ground TEXT NOT NULL,
  key TEXT,
  evidence TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  why TEXT,
  decided_by TEXT,
  decided_at INTEGER
);
CREATE INDEX recusal_reviewer ON recusal (reviewer) WHERE is_void = 0;
CREATE INDEX recusal_submission ON recusal (submission) WHERE is_void = 0 AND submission IS NOT NULL;
CREATE INDEX recusal_panel ON recusal (panel) WHERE is_void = 0 AND panel IS NOT NULL;

-- 分配: who reads what. position: the order of the reviewer's cases. origin: auto, hand, file. A void
-- row keeps why in void_why.
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  is_void INTEGER NOT NULL,
  panel INTEGER NOT NULL REFERENCES panel (id),
  reviewer INTEGER NOT NULL REFERENCES reviewer (id),
  submission INTEGER NOT NULL REFERENCES submission (id),
  position INTEGER NOT NULL,
  origin TEXT NOT NULL,
  void_why TEXT
);
CREATE UNIQUE INDEX assignment_once ON assignment (panel, reviewer, submission) WHERE is_void = 0;
CREATE INDEX assignment_submission ON assignment (submission) WHERE is_void = 0;
CREATE INDEX assignment_reviewer ON assignment (reviewer) WHERE is_void = 0;
