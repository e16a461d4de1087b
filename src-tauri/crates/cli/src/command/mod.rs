//! The commands, one file each: its arguments, and `run`, which asks and answers.

pub(crate) mod analyze;
pub(crate) mod contact;
pub(crate) mod diff;
pub(crate) mod doctor;
pub(crate) mod export;
mod finding;
pub(crate) mod impact;
pub(crate) mod import;
pub(crate) mod layout;
pub(crate) mod log;
pub(crate) mod open;
pub(crate) mod photos;
pub(crate) mod raci;
pub(crate) mod review;
