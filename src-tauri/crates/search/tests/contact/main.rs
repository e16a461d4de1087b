//! The contact answer on the sample organisation.

mod card;
mod laws;
mod questions;
mod ranking;
mod sample;
