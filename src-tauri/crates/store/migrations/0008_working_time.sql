-- Schema 8: when the organisation works, and what a copy for readers shows, each as one JSON text that is read and
-- written whole.

ALTER TABLE organisation ADD COLUMN working TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(working));
ALTER TABLE organisation ADD COLUMN readers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(readers));
