-- Schema 9: questions that nobody could answer. `asked` is a JSON list of the times it was asked, read and written
-- whole; a topic that answered it may be gone since, hence no key on it.

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    asked TEXT NOT NULL CHECK (json_valid(asked)),
    topic INTEGER
) STRICT;
