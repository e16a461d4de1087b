-- Schema 4: what an import last said of a record that somebody has changed by hand since, as JSON.

ALTER TABLE unit ADD COLUMN imported TEXT;
ALTER TABLE position ADD COLUMN imported TEXT;
ALTER TABLE person ADD COLUMN imported TEXT;
ALTER TABLE assignment ADD COLUMN imported TEXT;
