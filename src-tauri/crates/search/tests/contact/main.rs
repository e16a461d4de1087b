//! The contact answer on the sample organisation.

mod laws;
mod questions;
mod ranking;
mod sample;
