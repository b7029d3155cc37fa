-- The library, first schema. Common to both engines: only TEXT and INTEGER.
-- Ids are UUID text of 36 characters, instants ISO 8601 UTC text with milliseconds, JSON canonical text.
-- PostgreSQL runs this file with the word STRICT left out; that is the only difference.
-- Numbered files are append-only once released: a change is a new number.

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- One row. Every revision takes the next number in its own transaction: arrival order without gaps.
CREATE TABLE clock (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO clock (id, seq) VALUES (1, 0);

-- Append-only. rev is a hash of what the line records; seq and via are local to this library and not in it.
CREATE TABLE history (
  seq INTEGER NOT NULL PRIMARY KEY,
  rev TEXT NOT NULL UNIQUE CHECK (length(rev) = 36),
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL CHECK (length(record_id) = 36),
  parent TEXT,
  parent2 TEXT,
  verb TEXT NOT NULL CHECK (verb IN ('create', 'edit', 'delete', 'restore', 'merge')),
  txn TEXT NOT NULL CHECK (length(txn) = 36),
  actor TEXT NOT NULL,
  via TEXT NOT NULL,
  at TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX history_record ON history (entity, record_id, seq);

-- What a user did in one go: name and detail for the undo list. Its revisions are numbered first_seq to seq.
CREATE TABLE deeds (
  seq INTEGER NOT NULL PRIMARY KEY,
  first_seq INTEGER NOT NULL CHECK (first_seq <= seq),
  txn TEXT NOT NULL UNIQUE CHECK (length(txn) = 36),
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'system')),
  undoes TEXT,
  CHECK ((undoes IS NULL) = (kind IN ('do', 'system')))
) STRICT;
CREATE INDEX deeds_actor ON deeds (actor, kind, seq);
CREATE INDEX deeds_undoes ON deeds (undoes, seq);

-- The records. Every one has id, the revision it stands at, and a mark for deleted.
-- No UNIQUE on what people type: two copies may mint the same key offline; the audit reports it.
-- parent_id is no foreign key: a merged copy may bring a child before its parent; the check reports an orphan.

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT;
CREATE INDEX people_login ON people (login);

CREATE TABLE originals (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT NOT NULL,
  has_bom INTEGER NOT NULL CHECK (has_bom IN (0, 1)),
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX originals_sha256 ON originals (sha256);

CREATE TABLE papers (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  title_fa TEXT,
  title_en TEXT,
  authors TEXT NOT NULL,
  container TEXT,
  issued TEXT,
  doi TEXT,
  note TEXT
) STRICT;

CREATE TABLE texts (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  paper_id TEXT NOT NULL REFERENCES papers (id),
  original_id TEXT NOT NULL REFERENCES originals (id),
  lang TEXT NOT NULL CHECK (lang IN ('fa', 'en')),
  rules_off TEXT NOT NULL
) STRICT;
CREATE INDEX texts_paper ON texts (paper_id);
CREATE INDEX texts_original ON texts (original_id);

CREATE TABLE blocks (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  text_id TEXT NOT NULL REFERENCES texts (id),
  ord INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level INTEGER,
  number TEXT,
  page INTEGER,
  body TEXT NOT NULL,
  origins TEXT NOT NULL,
  extra TEXT NOT NULL
) STRICT;
CREATE INDEX blocks_text ON blocks (text_id, ord);

CREATE TABLE sentences (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  text_id TEXT NOT NULL REFERENCES texts (id),
  block_id TEXT NOT NULL REFERENCES blocks (id),
  ord INTEGER NOT NULL,
  start_pos INTEGER NOT NULL CHECK (start_pos >= 0),
  end_pos INTEGER NOT NULL CHECK (end_pos >= start_pos),
  raw_spans TEXT NOT NULL
) STRICT;
CREATE INDEX sentences_text ON sentences (text_id, ord);
CREATE INDEX sentences_block ON sentences (block_id, start_pos);

CREATE TABLE repairs (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  text_id TEXT NOT NULL REFERENCES texts (id),
  block_id TEXT REFERENCES blocks (id),
  rule TEXT NOT NULL,
  raw_start INTEGER NOT NULL CHECK (raw_start >= 0),
  raw_end INTEGER NOT NULL CHECK (raw_end >= raw_start),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'suggested', 'refused'))
) STRICT;
CREATE INDEX repairs_text ON repairs (text_id, raw_start);
CREATE INDEX repairs_block ON repairs (block_id);

CREATE TABLE rows (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  paper_id TEXT NOT NULL REFERENCES papers (id),
  ord INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('automatic', 'suggested', 'confirmed')),
  score INTEGER,
  method TEXT NOT NULL
) STRICT;
CREATE INDEX rows_paper ON rows (paper_id, ord);

CREATE TABLE row_members (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  row_id TEXT NOT NULL REFERENCES rows (id),
  sentence_id TEXT NOT NULL REFERENCES sentences (id),
  ord INTEGER NOT NULL
) STRICT;
CREATE INDEX row_members_row ON row_members (row_id, ord);
CREATE INDEX row_members_sentence ON row_members (sentence_id);

CREATE TABLE translations (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  row_id TEXT NOT NULL REFERENCES rows (id),
  lang TEXT NOT NULL CHECK (lang IN ('fa', 'en')),
  body TEXT NOT NULL,
  author_id TEXT NOT NULL REFERENCES people (id)
) STRICT;
CREATE INDEX translations_row ON translations (row_id);
CREATE INDEX translations_author ON translations (author_id);

CREATE TABLE lexicons (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  entries TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  citekey TEXT NOT NULL,
  key_pinned INTEGER NOT NULL CHECK (key_pinned IN (0, 1)),
  entry_type TEXT NOT NULL,
  fields TEXT NOT NULL,
  imported TEXT,
  is_stub INTEGER NOT NULL CHECK (is_stub IN (0, 1)),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX sources_citekey ON sources (citekey);

CREATE TABLE creators (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  source_id TEXT NOT NULL REFERENCES sources (id),
  role TEXT NOT NULL,
  ord INTEGER NOT NULL,
  family_latin TEXT NOT NULL,
  given_latin TEXT NOT NULL,
  family_fa TEXT NOT NULL,
  given_fa TEXT NOT NULL,
  is_organisation INTEGER NOT NULL CHECK (is_organisation IN (0, 1))
) STRICT;
CREATE INDEX creators_source ON creators (source_id, ord);
CREATE INDEX creators_family_latin ON creators (family_latin);
CREATE INDEX creators_family_fa ON creators (family_fa);

CREATE TABLE bibliographies (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  encoding TEXT NOT NULL,
  has_bom INTEGER NOT NULL CHECK (has_bom IN (0, 1)),
  newline TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX bibliographies_sha256 ON bibliographies (sha256);

CREATE TABLE source_blocks (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  bibliography_id TEXT NOT NULL REFERENCES bibliographies (id),
  ord INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES sources (id),
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX source_blocks_bibliography ON source_blocks (bibliography_id, ord);
CREATE INDEX source_blocks_source ON source_blocks (source_id);

CREATE TABLE citations (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  text_id TEXT NOT NULL REFERENCES texts (id),
  block_id TEXT NOT NULL REFERENCES blocks (id),
  sentence_id TEXT REFERENCES sentences (id),
  ord INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('parenthetical', 'narrative')),
  start_pos INTEGER NOT NULL CHECK (start_pos >= 0),
  end_pos INTEGER NOT NULL CHECK (end_pos >= start_pos),
  raw_spans TEXT NOT NULL,
  body TEXT NOT NULL,
  authors TEXT NOT NULL,
  et_al INTEGER NOT NULL CHECK (et_al IN (0, 1)),
  year TEXT,
  suffix TEXT,
  calendar TEXT NOT NULL CHECK (calendar IN ('gregorian', 'solar_hijri', 'none')),
  locator_label TEXT,
  locator TEXT,
  work_key TEXT,
  source_id TEXT REFERENCES sources (id),
  state TEXT NOT NULL CHECK (state IN ('resolved', 'ambiguous', 'unresolved')),
  problems TEXT NOT NULL
) STRICT;
CREATE INDEX citations_text ON citations (text_id, ord);
CREATE INDEX citations_block ON citations (block_id, start_pos);
CREATE INDEX citations_sentence ON citations (sentence_id);
CREATE INDEX citations_source ON citations (source_id);
CREATE INDEX citations_work_key ON citations (work_key);

CREATE TABLE citation_candidates (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  citation_id TEXT NOT NULL REFERENCES citations (id),
  source_id TEXT NOT NULL REFERENCES sources (id),
  score INTEGER NOT NULL,
  explanation TEXT NOT NULL
) STRICT;
CREATE INDEX citation_candidates_citation ON citation_candidates (citation_id);
CREATE INDEX citation_candidates_source ON citation_candidates (source_id);

CREATE TABLE tags (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  parent_id TEXT,
  ord INTEGER NOT NULL,
  name_en TEXT NOT NULL,
  name_fa TEXT NOT NULL,
  colour TEXT NOT NULL,
  definition TEXT NOT NULL,
  shortcut INTEGER
) STRICT;
CREATE INDEX tags_parent ON tags (parent_id);

CREATE TABLE claims (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  paper_id TEXT NOT NULL REFERENCES papers (id),
  number INTEGER NOT NULL,
  statement TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  status TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('', 'same', 'narrower', 'broader', 'contradicts', 'only_here')),
  author_id TEXT NOT NULL REFERENCES people (id)
) STRICT;
CREATE INDEX claims_paper ON claims (paper_id, number);
CREATE INDEX claims_author ON claims (author_id);

CREATE TABLE anchors (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  text_id TEXT NOT NULL REFERENCES texts (id),
  block_id TEXT NOT NULL REFERENCES blocks (id),
  lang TEXT NOT NULL CHECK (lang IN ('fa', 'en')),
  start_pos INTEGER NOT NULL CHECK (start_pos >= 0),
  end_pos INTEGER NOT NULL CHECK (end_pos >= start_pos),
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  page INTEGER,
  raw_spans TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'ambiguous', 'orphan'))
) STRICT;
CREATE INDEX anchors_claim ON anchors (claim_id);
CREATE INDEX anchors_text ON anchors (text_id);
CREATE INDEX anchors_block ON anchors (block_id, start_pos);

CREATE TABLE claim_tags (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  tag_id TEXT NOT NULL REFERENCES tags (id)
) STRICT;
CREATE INDEX claim_tags_claim ON claim_tags (claim_id);
CREATE INDEX claim_tags_tag ON claim_tags (tag_id);

CREATE TABLE links (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  claim_id TEXT NOT NULL REFERENCES claims (id),
  source_id TEXT NOT NULL REFERENCES sources (id),
  citation_id TEXT REFERENCES citations (id),
  role TEXT NOT NULL,
  locator_label TEXT NOT NULL,
  locator TEXT NOT NULL,
  evidence TEXT NOT NULL,
  check_state TEXT NOT NULL CHECK (check_state IN ('unchecked', 'seen_in_source', 'not_in_source', 'source_unavailable')),
  note TEXT NOT NULL,
  author_id TEXT NOT NULL REFERENCES people (id)
) STRICT;
CREATE INDEX links_claim ON links (claim_id);
CREATE INDEX links_source ON links (source_id);
CREATE INDEX links_citation ON links (citation_id);
CREATE INDEX links_author ON links (author_id);

CREATE TABLE reviews (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  target_entity TEXT NOT NULL,
  target_id TEXT NOT NULL,
  target_rev TEXT NOT NULL,
  reviewer_id TEXT NOT NULL REFERENCES people (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'needs_work')),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_target ON reviews (target_id);
CREATE INDEX reviews_reviewer ON reviews (reviewer_id);

CREATE TABLE comments (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  rev TEXT NOT NULL REFERENCES history (rev),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  target_entity TEXT NOT NULL,
  target_id TEXT NOT NULL,
  parent_id TEXT,
  author_id TEXT NOT NULL REFERENCES people (id),
  body TEXT NOT NULL,
  resolved INTEGER NOT NULL CHECK (resolved IN (0, 1))
) STRICT;
CREATE INDEX comments_target ON comments (target_id);
CREATE INDEX comments_parent ON comments (parent_id);
CREATE INDEX comments_author ON comments (author_id);
