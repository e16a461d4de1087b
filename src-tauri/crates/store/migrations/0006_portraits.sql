-- Schema 6: pictures of people, each once under the name that its bytes give it. Like the history, whose changes
-- and those of scenarios name them, the table only grows: what was taken back can be done again.

CREATE TABLE portrait (
    name TEXT PRIMARY KEY CHECK (length(name) = 32),
    bytes BLOB NOT NULL
) STRICT;

ALTER TABLE person ADD COLUMN portrait TEXT REFERENCES portrait (name) ON DELETE RESTRICT;
CREATE INDEX person_by_portrait ON person (portrait) WHERE portrait IS NOT NULL;
