-- Schema 3: named versions, and scenarios beside the organisation as it stands. Neither is part of its history.

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL REFERENCES journal (seq) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX version_by_seq ON version (seq);

-- `base` is the newest entry of the history when the scenario was begun.
CREATE TABLE scenario (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    base INTEGER NOT NULL REFERENCES journal (seq) ON DELETE RESTRICT,
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX scenario_by_base ON scenario (base);

-- What was done in a scenario, each change as it was made; steps taken back stand last until something else is
-- done.
CREATE TABLE scenario_step (
    scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    name_code TEXT NOT NULL,
    name_args TEXT NOT NULL CHECK (json_valid(name_args)),
    schema INTEGER NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    change BLOB NOT NULL,
    PRIMARY KEY (scenario, place)
) STRICT, WITHOUT ROWID;
