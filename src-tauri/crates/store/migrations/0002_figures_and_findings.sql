-- Schema 2: what spans of control are usual here, and findings that somebody called no problem.

ALTER TABLE organisation ADD COLUMN
    span_narrow INTEGER NOT NULL DEFAULT 3 CHECK (span_narrow BETWEEN 0 AND 4294967295);
ALTER TABLE organisation ADD COLUMN
    span_wide INTEGER NOT NULL DEFAULT 10 CHECK (span_wide BETWEEN 0 AND 4294967295);

-- A finding may outlive the record it is about, and that may be of any kind: hence no key on it.
ALTER TABLE finding ADD COLUMN about_kind TEXT;
ALTER TABLE finding ADD COLUMN about_id INTEGER CHECK ((about_kind IS NULL) = (about_id IS NULL));
ALTER TABLE finding ADD COLUMN accepted_by TEXT;
ALTER TABLE finding ADD COLUMN accepted_at INTEGER CHECK ((accepted_by IS NULL) = (accepted_at IS NULL));
