-- Schema 14: whom an import last seated on a post where somebody has changed by hand since who sits there, as a
-- JSON list of their ids.

ALTER TABLE position ADD COLUMN seated TEXT;
