//! What the tests share.

mod clock;
pub mod office;
pub mod paths;
pub mod program;

pub use clock::FixedClock;
pub use office::Office;
pub use program::{Run, Simpul};
