-- Schema 15: who has which part in a topic, ways that are for one topic alone, ways that reached nobody, and how many
-- months a word that something is right is good for.

-- A JSON list, read and written whole.
ALTER TABLE topic ADD COLUMN involved TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(involved));
ALTER TABLE channel ADD COLUMN topic INTEGER REFERENCES topic (id) ON DELETE RESTRICT;
CREATE INDEX channel_by_topic ON channel (topic) WHERE topic IS NOT NULL;
-- Whose way it was, as JSON; they may be gone since, hence no key.
ALTER TABLE question ADD COLUMN unreached TEXT CHECK (unreached IS NULL OR json_valid(unreached));
ALTER TABLE organisation ADD COLUMN rhythm_months INTEGER NOT NULL DEFAULT 12
    CHECK (rhythm_months BETWEEN 0 AND 120);
