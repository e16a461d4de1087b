-- Schema 13: needs that were said at once, bound as a set.

-- A side is every unit at a level, every unit right under one, or, where both are empty, those who were chosen.
CREATE TABLE need_set (
    id INTEGER PRIMARY KEY,
    customers_level INTEGER CHECK (customers_level > 0),
    customers_under INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    suppliers_level INTEGER CHECK (suppliers_level > 0),
    suppliers_under INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    CHECK (customers_level IS NULL OR customers_under IS NULL),
    CHECK (suppliers_level IS NULL OR suppliers_under IS NULL)
) STRICT;
CREATE INDEX need_set_by_customers_under ON need_set (customers_under) WHERE customers_under IS NOT NULL;
CREATE INDEX need_set_by_suppliers_under ON need_set (suppliers_under) WHERE suppliers_under IS NOT NULL;

ALTER TABLE need ADD COLUMN need_set INTEGER REFERENCES need_set (id) ON DELETE RESTRICT;
CREATE INDEX need_by_set ON need (need_set) WHERE need_set IS NOT NULL;
