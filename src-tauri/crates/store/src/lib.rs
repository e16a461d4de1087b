//! The organisation file: one SQLite database, one organisation.
//!
//! A [`File`] is created whole or not at all, loaded into a [`simpul_model::Document`], and changed by
//! committing a [`simpul_model::Change`] together with its entry in the history, in one transaction. If a
//! write fails, the file is as it was. Undo and redo are entries like others, so they survive closing.
//! Beside the organisation it keeps named versions of it and scenarios ([`Scenario`]): changes made on no state
//! of the file yet. Pictures of people lie in a table of their own and are read one by one: see
//! [`File::portrait`].
//!
//! One program writes at a time, by a lease beside the file; readers need none. Whatever a file holds that
//! this program does not know is reported and left in place.
//!
//! Absent on purpose: clocks, randomness, rules of the domain. Time comes in as an argument; `plan` in the
//! model decides what may change, and the keys and checks here are the second net.

mod cells;
mod code;
mod connection;
mod cycle;
mod error;
mod file;
mod journal;
mod lease;
mod migration;
mod order;
mod place;
mod portrait;
mod rows;
mod scenario;
mod shape;
mod table;

pub use error::{Error, Result};
pub use file::{Access, File, Granted, Loaded, Opened, Progress};
pub use journal::{Entry, EntryKind, JournalEntry, LogLine, RemovedPosition};
pub use lease::{Claim, REFRESH_EVERY, STALE_AFTER};
pub use place::Existing;
pub use portrait::Kept;
pub use scenario::{Scenario, Step, Steps, Version};
pub use shape::Unknown;

/// The schema that this program writes.
pub const SCHEMA: u32 = 15;
