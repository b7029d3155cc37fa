-- SQLite only: the append-only guard and full-text search.

CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- Folded text to search in, written by the program in the transaction of the record (SQLite lets no trigger
-- write a virtual table once trusted_schema is off). row_id is the record read, entity and record_id what a hit
-- leads to (a creator leads to its source). The INTEGER key is explicit, so that VACUUM cannot renumber it
-- under the index, whose rowid it is.
CREATE TABLE search_doc (
  docid INTEGER PRIMARY KEY,
  row_id TEXT NOT NULL UNIQUE,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = "unicode61 remove_diacritics 2");
