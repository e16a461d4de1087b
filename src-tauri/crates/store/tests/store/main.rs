//! The file, used as the rest of the program uses it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_files;
mod beside;
mod documents;
mod history;
mod place;
mod portraits;
mod refusal;
mod released;
mod round_trip;
mod sharing;
mod undo_all;
