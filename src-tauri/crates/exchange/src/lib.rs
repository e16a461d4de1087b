//! Bytes in, bytes out: the exchange files of an organisation.
//!
//! [`read()`](read::read) makes records and findings of CSV files; [`write_csv`] makes the same plain files of
//! a document, so that what was written is read again as it was. Nothing here opens a file, asks the clock
//! or mints an id by itself: bytes, today and ids come in as arguments.

pub mod handout;
pub mod parts;
pub mod photos;
pub mod picture;
pub mod questions;
pub mod read;
pub mod report;
pub mod table;
pub mod write_csv;
