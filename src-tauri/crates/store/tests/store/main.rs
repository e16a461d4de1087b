//! The file, used as the rest of the program uses it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod documents;
mod place;
mod round_trip;
