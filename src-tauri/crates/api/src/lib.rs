//! The use cases of Simpul: everything the window, the command line and the tests can ask.
//!
//! One [`Desk`] holds the open file; every call is a function `(&Desk, Request, &Ctx) ->
//! Result<Response, ApiError>`, listed once in [`for_each_call!`]. Queries work on an immutable snapshot
//! without the lock; commands plan, write the file, then change memory, in that order.
//!
//! This crate is the lowest that knows a clock and the file system (for the files users name); it knows no
//! window.

mod bindings;
mod calls;
mod ctx;
mod desk;
mod dispatch;
pub mod dto;
mod error;
mod key;
pub mod messages;
mod samples;
mod session;
mod settings;
mod text;

pub mod use_case;

pub use bindings::bindings;
pub use ctx::{Cancel, Clock, Ctx, Progress, SystemClock};
pub use desk::{Desk, DeskOptions};
pub use dispatch::{Answer, dispatch};
pub use error::ApiError;
pub use simpul_drawing::theme::{palette_ts, tokens_css};
