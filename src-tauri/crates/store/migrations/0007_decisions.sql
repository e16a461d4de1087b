-- Schema 7: what reviewers decided about what the needs show.

-- `level` is `any`, `positions` or a depth. `about` and `facts` are JSON: lists of records of any kind, which may be
-- gone since, hence no keys on them; they are read and written whole.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    about TEXT NOT NULL CHECK (json_valid(about)),
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'to-do', 'fixed', 'no-problem')),
    because TEXT NOT NULL,
    who TEXT NOT NULL,
    until TEXT CHECK (until IS NULL OR date(until) IS until),
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
