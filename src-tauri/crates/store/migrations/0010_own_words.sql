-- Schema 10: words of the organisation that mean the same, groups of them as one JSON text that is read and written
-- whole.

ALTER TABLE organisation ADD COLUMN synonyms TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(synonyms));
