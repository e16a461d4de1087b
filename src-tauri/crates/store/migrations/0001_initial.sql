-- Schema 1: one organisation in one file.
--
-- Keys that nest (unit.parent, position.manager) or that mean something are immediate and RESTRICT: the
-- store writes parents first and removes children first. Keys that may run in circles (a unit's head sits in
-- that unit, two positions stand in for each other, a need is made from a later one) are deferred to the end
-- of the transaction. Rows of link tables go with their owner. Every child key has an index.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL
) STRICT;
INSERT INTO organisation (id, name) VALUES (1, '');

CREATE TABLE field (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL CHECK (owner IN ('unit', 'position', 'person')),
    name TEXT NOT NULL,
    value_type TEXT NOT NULL CHECK (value_type IN ('text', 'number', 'date', 'yes-no')),
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    place INTEGER NOT NULL
) STRICT;

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    external_id TEXT,
    name TEXT NOT NULL,
    parent INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    external INTEGER NOT NULL CHECK (external IN (0, 1)),
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    purpose TEXT NOT NULL,
    contact INTEGER REFERENCES position (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    head INTEGER REFERENCES position (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_by_parent ON unit (parent) WHERE parent IS NOT NULL;
CREATE INDEX unit_by_contact ON unit (contact) WHERE contact IS NOT NULL;
CREATE INDEX unit_by_head ON unit (head) WHERE head IS NOT NULL;

CREATE TABLE position (
    id INTEGER PRIMARY KEY,
    external_id TEXT,
    title TEXT NOT NULL,
    unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    manager INTEGER REFERENCES position (id) ON DELETE RESTRICT,
    parked TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('line', 'assistant')),
    duties TEXT NOT NULL,
    backup INTEGER REFERENCES position (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL
) STRICT;
CREATE INDEX position_by_unit ON position (unit) WHERE unit IS NOT NULL;
CREATE INDEX position_by_manager ON position (manager) WHERE manager IS NOT NULL;
CREATE INDEX position_by_backup ON position (backup) WHERE backup IS NOT NULL;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    external_id TEXT,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    location TEXT NOT NULL,
    status TEXT NOT NULL,
    photo TEXT NOT NULL
) STRICT;

CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL REFERENCES position (id) ON DELETE RESTRICT,
    share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 65535),
    acting INTEGER NOT NULL CHECK (acting IN (0, 1)),
    first_day TEXT CHECK (first_day IS NULL OR date(first_day) IS first_day),
    last_day TEXT CHECK (last_day IS NULL OR date(last_day) IS last_day)
) STRICT;
CREATE INDEX assignment_by_person ON assignment (person);
CREATE INDEX assignment_by_position ON assignment (position);

CREATE TABLE dotted_line (
    id INTEGER PRIMARY KEY,
    from_position INTEGER NOT NULL REFERENCES position (id) ON DELETE RESTRICT,
    to_position INTEGER NOT NULL REFERENCES position (id) ON DELETE RESTRICT,
    label TEXT NOT NULL
) STRICT;
CREATE INDEX dotted_line_by_from ON dotted_line (from_position);
CREATE INDEX dotted_line_by_to ON dotted_line (to_position);

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('information', 'action', 'resource'))
) STRICT;

CREATE TABLE process (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- Each promise keeps its words; `..._value` is what was understood: a deadline as "closing 15:00", a cadence
-- as its code, a span in minutes.
CREATE TABLE need (
    id INTEGER PRIMARY KEY,
    external_id TEXT,
    customer_unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    customer_position INTEGER REFERENCES position (id) ON DELETE RESTRICT,
    supplier_unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    supplier_position INTEGER REFERENCES position (id) ON DELETE RESTRICT,
    item INTEGER NOT NULL REFERENCES item (id) ON DELETE RESTRICT,
    purpose TEXT NOT NULL,
    due TEXT NOT NULL,
    due_value TEXT,
    aim TEXT NOT NULL,
    aim_value TEXT,
    cadence TEXT NOT NULL,
    cadence_value TEXT CHECK (
        cadence_value IN ('per-case', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
    form TEXT NOT NULL,
    quality TEXT NOT NULL,
    ack_within TEXT NOT NULL,
    ack_within_value INTEGER CHECK (ack_within_value BETWEEN 0 AND 4294967295),
    channel TEXT NOT NULL,
    criticality TEXT CHECK (criticality IN ('low', 'medium', 'high')),
    weight REAL CHECK (weight > -9e999 AND weight < 9e999),
    status TEXT NOT NULL CHECK (status IN ('active', 'draft', 'ended')),
    customer_confirmed_by TEXT,
    customer_confirmed_at INTEGER,
    supplier_confirmed_by TEXT,
    supplier_confirmed_at INTEGER,
    CHECK ((customer_unit IS NULL) <> (customer_position IS NULL)),
    CHECK ((supplier_unit IS NULL) <> (supplier_position IS NULL)),
    CHECK ((customer_confirmed_by IS NULL) = (customer_confirmed_at IS NULL)),
    CHECK ((supplier_confirmed_by IS NULL) = (supplier_confirmed_at IS NULL))
) STRICT;
CREATE INDEX need_by_customer_unit ON need (customer_unit) WHERE customer_unit IS NOT NULL;
CREATE INDEX need_by_customer_position ON need (customer_position) WHERE customer_position IS NOT NULL;
CREATE INDEX need_by_supplier_unit ON need (supplier_unit) WHERE supplier_unit IS NOT NULL;
CREATE INDEX need_by_supplier_position ON need (supplier_position) WHERE supplier_position IS NOT NULL;
CREATE INDEX need_by_item ON need (item);

CREATE TABLE topic (
    id INTEGER PRIMARY KEY,
    external_id TEXT,
    name TEXT NOT NULL,
    owner_unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    owner_position INTEGER REFERENCES position (id) ON DELETE RESTRICT,
    owner_person INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    backup_unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    backup_position INTEGER REFERENCES position (id) ON DELETE RESTRICT,
    backup_person INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    reply_within TEXT NOT NULL,
    send_along TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_at INTEGER,
    CHECK ((owner_unit IS NOT NULL) + (owner_position IS NOT NULL) + (owner_person IS NOT NULL) <= 1),
    CHECK ((backup_unit IS NOT NULL) + (backup_position IS NOT NULL) + (backup_person IS NOT NULL) <= 1),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) STRICT;
CREATE INDEX topic_by_owner_unit ON topic (owner_unit) WHERE owner_unit IS NOT NULL;
CREATE INDEX topic_by_owner_position ON topic (owner_position) WHERE owner_position IS NOT NULL;
CREATE INDEX topic_by_owner_person ON topic (owner_person) WHERE owner_person IS NOT NULL;
CREATE INDEX topic_by_backup_unit ON topic (backup_unit) WHERE backup_unit IS NOT NULL;
CREATE INDEX topic_by_backup_position ON topic (backup_position) WHERE backup_position IS NOT NULL;
CREATE INDEX topic_by_backup_person ON topic (backup_person) WHERE backup_person IS NOT NULL;

CREATE TABLE channel (
    id INTEGER PRIMARY KEY,
    owner_unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    owner_position INTEGER REFERENCES position (id) ON DELETE RESTRICT,
    owner_person INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    hours TEXT NOT NULL,
    purpose TEXT NOT NULL,
    place INTEGER NOT NULL,
    confirmed_by TEXT,
    confirmed_at INTEGER,
    CHECK ((owner_unit IS NOT NULL) + (owner_position IS NOT NULL) + (owner_person IS NOT NULL) = 1),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) STRICT;
CREATE INDEX channel_by_owner_unit ON channel (owner_unit) WHERE owner_unit IS NOT NULL;
CREATE INDEX channel_by_owner_position ON channel (owner_position) WHERE owner_position IS NOT NULL;
CREATE INDEX channel_by_owner_person ON channel (owner_person) WHERE owner_person IS NOT NULL;

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    one_unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    other_unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    answer TEXT NOT NULL CHECK (answer IN ('nothing', 'missing', 'unknown')),
    by TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_by_one_unit ON answer (one_unit);
CREATE INDEX answer_by_other_unit ON answer (other_unit);

-- The kind has no list here: findings gain kinds more often than the file gains a schema, and one that this
-- program does not know is reported and left alone.
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL CHECK (line BETWEEN 0 AND 4294967295),
    heading TEXT NOT NULL,
    value TEXT NOT NULL,
    args TEXT NOT NULL CHECK (json_valid(args)),
    repair_code TEXT NOT NULL,
    repair_args TEXT NOT NULL CHECK (json_valid(repair_args)),
    repair_applied INTEGER NOT NULL CHECK (repair_applied IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'repaired', 'accepted'))
) STRICT;

CREATE TABLE unit_custom (
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    field INTEGER NOT NULL REFERENCES field (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    PRIMARY KEY (unit, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_custom_by_field ON unit_custom (field);

CREATE TABLE position_custom (
    position INTEGER NOT NULL REFERENCES position (id) ON DELETE CASCADE,
    field INTEGER NOT NULL REFERENCES field (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    PRIMARY KEY (position, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_custom_by_field ON position_custom (field);

CREATE TABLE person_custom (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    field INTEGER NOT NULL REFERENCES field (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    PRIMARY KEY (person, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_custom_by_field ON person_custom (field);

CREATE TABLE need_process (
    need INTEGER NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    process INTEGER NOT NULL REFERENCES process (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (need, process)
) STRICT, WITHOUT ROWID;
CREATE INDEX need_process_by_process ON need_process (process);

CREATE TABLE need_made_from (
    need INTEGER NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    source INTEGER NOT NULL REFERENCES need (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (need, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX need_made_from_by_source ON need_made_from (source);

CREATE TABLE topic_synonym (
    topic INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (topic, place)
) STRICT, WITHOUT ROWID;

-- What was seen when the answer was given; a need seen then may be gone now, hence no key on it.
CREATE TABLE answer_need (
    answer INTEGER NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
    need INTEGER NOT NULL,
    PRIMARY KEY (answer, need)
) STRICT, WITHOUT ROWID;

-- The history, append only. `undo` and `redo` name the entry they take back or replay and store no change of
-- their own; `base` is an import into an empty file, whose rows are the start of the history.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    name_code TEXT NOT NULL,
    name_args TEXT NOT NULL CHECK (json_valid(name_args)),
    schema INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('base', 'edit', 'import', 'undo', 'redo')),
    target INTEGER REFERENCES journal (seq) ON DELETE RESTRICT,
    change BLOB,
    CHECK ((kind IN ('edit', 'import')) = (change IS NOT NULL)),
    CHECK ((kind IN ('undo', 'redo')) = (target IS NOT NULL))
) STRICT;
CREATE INDEX journal_by_target ON journal (target) WHERE target IS NOT NULL;
