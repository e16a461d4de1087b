-- Schema 12: reviews that were begun, each with what was found then.

-- `level` is `any`, `positions` or a depth. `found` is JSON, read and written whole: it names records of any kind,
-- which may be gone since, as may `branch` and `process`; hence no keys on them.
CREATE TABLE round (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    branch INTEGER,
    process INTEGER,
    found TEXT NOT NULL CHECK (json_valid(found)),
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
