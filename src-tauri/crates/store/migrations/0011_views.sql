-- Schema 11: ways to look at the map, kept by name, as one JSON text that is read and written whole.

ALTER TABLE organisation ADD COLUMN views TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(views));
