//! Photos of people: whose a file is by its name, and how it becomes small enough to lie in the organisation
//! file.
//!
//! A photo is kept as a square JPEG of at most [`SIDE`] pixels, some 5 to 9 KB, turned upright as its camera
//! meant it and bare of everything else the camera wrote, such as the place. Bytes and names come in as
//! arguments; a file that is nobody's or no picture is told of in its [`Doubt`], never an error.

mod shrink;
mod whose;

pub use shrink::{NoPicture, SIDE, Small, shrink};
pub use whose::{Doubt, ENDINGS, Whose, whose};
