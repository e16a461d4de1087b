//! Where the boxes and lines of a picture go.
//!
//! Pure geometry: sizes and structure in, rectangles and polylines out. The
//! crate knows no people, units, fonts or colours, reads no clock and draws no
//! random numbers, so the same input gives the same drawing on every machine.
//!
//! [`tree`] draws charts, [`layered`] draws needs maps, [`focus`] one node of them
//! with those around it, [`wheel`] a circle of them, [`spokes`] curves over a chart, [`waves`] what spreads
//! from column to column, [`pack`] fits apart components to a window, [`score`] says in figures what a
//! drawing is like; all share the words of [`geometry`].
//!
//! Nodes are dense `u32` indexes; the caller maps them to its own records.
//! Lengths are `f64` world units (pixels at 100 %), x to the right, y down.

pub mod focus;
pub mod geometry;
pub mod layered;
pub mod pack;
pub mod score;
pub mod spokes;
pub mod tree;
pub mod waves;
pub mod wheel;
