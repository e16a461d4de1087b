//! From boxes and words to the one display list that window and exports draw.
//!
//! Card templates give every box its size before a layout runs ([`card`]); [`chart::draw`] and [`map::draw`]
//! put cards, lines and trays where the layout says and return a [`scene::Scene`]; [`bytes`] is the same
//! scene for the window; [`dressing`] adds title and legend for a page. Colours are tokens of [`theme`], so a
//! scene is drawn light, dark or in print without another layout. Widths come from [`metrics`], which reads
//! the bundled font alone: the same input gives the same scene on every machine.
//!
//! Absent on purpose: prose (all words come in translated), the document, files, clocks, installed fonts.

pub mod badges;
pub mod bytes;
pub mod card;
pub mod chart;
pub mod dressing;
mod line;
pub mod map;
pub mod matrix;
pub mod metrics;
pub mod scene;
pub mod theme;
mod tray;
pub mod waves;

/// The geometry that scenes are made of.
pub use simpul_layout::geometry;
