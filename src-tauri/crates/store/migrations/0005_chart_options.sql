-- Schema 5: what stands on the cards of the chart and what its colours mean, as one JSON text: it is read and
-- written whole, and nothing asks for a part of it.

ALTER TABLE organisation ADD COLUMN chart TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(chart));
