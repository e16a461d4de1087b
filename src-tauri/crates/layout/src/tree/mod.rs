//! Tidy trees of boxes of different sizes, for org charts.
//!
//! [`tidy`] gives every node a place and every child a line from its parent:
//! no two boxes overlap, children stand in the order given, a parent is centred
//! over its first and last child, equal subtrees look equal, and the mirrored
//! tree is the mirrored drawing. Taller boxes do not push their neighbours'
//! children down unless [`TreeOptions::layer_aligned`] asks for it.
//!
//! Optional: leaves of a parent with very many of them are stacked in a grid
//! ([`Stack`]), small branches hang as indented lists ([`Hang`]), and
//! assistants stand beside the trunk. [`check`] states all of this as code.
//!
//! Source: A. van der Ploeg, "Drawing Non-layered Tidy Trees in Linear Time",
//! Software: Practice and Experience 44 (2014).

pub mod check;
mod children;
mod emit;
mod grid;
mod hang;
mod items;
mod place;
#[cfg(test)]
mod tests;

pub use hang::Hang;

use crate::geometry::{Cancelled, Direction, Observer, Point, Rect, Size};

/// In [`TreeInput::parent`]: this node is a root.
pub const NO_PARENT: u32 = u32::MAX;

/// Draws a forest; roots stand side by side in index order.
///
/// The result begins at 0, 0. Time and memory are linear in the number of
/// nodes, whatever the depth and width; nothing recurses. `observer` hears the
/// phases `order`, `place` and `route`.
///
/// # Errors
/// [`TreeError`] when the input is not a forest of boxes, or on cancelling.
pub fn tidy(
    input: &TreeInput<'_>,
    options: &TreeOptions,
    observer: &mut dyn Observer,
) -> Result<TreeLayout, TreeError> {
    let items = items::arrange(input, options, observer)?;
    observer.phase("order");
    let centres = place::centres(&items.list, options, observer)?;
    observer.phase("place");
    let layout = emit::emit(input, options, &items, &centres);
    observer.phase("route");
    Ok(layout)
}

/// A forest of boxes. Node `i` is the i-th entry of each slice.
#[derive(Clone, Copy, Debug)]
pub struct TreeInput<'a> {
    /// The parent of each node, or [`NO_PARENT`]; in any order, parents may
    /// come after their children. Siblings stand in ascending index order.
    pub parent: &'a [u32],
    /// The size of each box as drawn; finite and not negative.
    pub sizes: &'a [Size],
    /// Which nodes are assistants of their parent; empty for none. They stand
    /// beside the line that leads down from the parent, left and right in
    /// turn. A root, or an assistant with children, is treated like any other.
    pub assistant: &'a [bool],
}

/// Distances and style; lengths are world units, finite and not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TreeOptions {
    /// Which way the tree grows.
    pub direction: Direction,
    /// Least distance between siblings.
    pub sibling_gap: f64,
    /// Least distance between neighbours that are not siblings.
    pub subtree_gap: f64,
    /// Distance from a parent to its children.
    pub level_gap: f64,
    /// Least distance between the trees of two roots.
    pub root_gap: f64,
    /// All nodes of a level begin at one line, as the tallest box demands.
    pub layer_aligned: bool,
    /// Stack the leaves of crowded parents.
    pub stack: Option<Stack>,
    /// Hang small branches as lists; nothing is stacked then.
    pub hang: Option<Hang>,
    /// Gather roots that stand alone.
    pub gather: Option<Gather>,
}

impl Default for TreeOptions {
    fn default() -> Self {
        Self {
            direction: Direction::Down,
            sibling_gap: 24.0,
            subtree_gap: 40.0,
            level_gap: 56.0,
            root_gap: 96.0,
            layer_aligned: false,
            stack: None,
            hang: None,
            gather: None,
        }
    }
}

/// How roots without children are gathered: in a block wider than long, read row by row, after the trees. No
/// line joins them, so a row of all of them would be wide and say nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gather {
    /// Gather when there are more of them than this (and at least two).
    pub above: u32,
    /// Distance between them.
    pub gap: f64,
}

/// How the leaves of a crowded parent are stacked: in a grid about as wide as
/// it is long, read row by row (a row is what lies at one distance from the
/// parent), after the children that lead on. An even number of columns leaves
/// a channel in the middle for the trunk; rails run in the gaps between rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stack {
    /// Stack when a parent has more leaves than this (and at least two).
    pub above: u32,
    /// Most columns; rounded down to an even number, at least 2.
    pub max_columns: u32,
    /// Distance between columns; lines run here, so more than zero.
    pub column_gap: f64,
    /// Distance between rows; lines run here, so more than zero.
    pub row_gap: f64,
}

impl Default for Stack {
    fn default() -> Self {
        Self { above: 30, max_columns: 40, column_gap: 24.0, row_gap: 32.0 }
    }
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeLayout {
    /// The box of each node.
    pub boxes: Vec<Rect>,
    /// Node `i`'s line is `route_points[route_start[i]..route_start[i + 1]]`.
    pub route_start: Vec<u32>,
    /// All lines, one after another; see [`TreeLayout::route`].
    pub route_points: Vec<Point>,
    /// Where the lines to its children leave each box, whether it has any or not.
    pub ports: Vec<Point>,
    /// The smallest rectangle round everything; begins at 0, 0.
    pub bounds: Rect,
}

impl TreeLayout {
    /// The line from the parent's box to the box of `node`: upright and level
    /// pieces only; empty for a root.
    ///
    /// # Panics
    /// If there is no such node.
    #[must_use]
    pub fn route(&self, node: u32) -> &[Point] {
        let node = node as usize;
        &self.route_points[self.route_start[node] as usize..self.route_start[node + 1] as usize]
    }
}

/// Why a tree can't be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TreeError {
    /// The slices of the input differ in length.
    #[error("{sizes} sizes and {assistants} assistant marks given for {nodes} nodes")]
    Lengths {
        /// Length of `parent`.
        nodes: usize,
        /// Length of `sizes`.
        sizes: usize,
        /// Length of `assistant`.
        assistants: usize,
    },
    /// More nodes than 32-bit indexes can number.
    #[error("{nodes} nodes are too many")]
    TooMany {
        /// How many were given.
        nodes: usize,
    },
    /// A parent that is no node.
    #[error("the parent {parent} of node {node} does not exist")]
    UnknownParent {
        /// Whose parent it is.
        node: u32,
        /// The index given.
        parent: u32,
    },
    /// A width or height that is negative or not finite.
    #[error("node {node} has no proper size")]
    BadSize {
        /// Whose size it is.
        node: u32,
    },
    /// A gap that is negative or not finite.
    #[error("a gap is negative or not finite")]
    BadGap,
    /// A node that is its own ancestor.
    #[error("node {node} is its own ancestor")]
    Cycle {
        /// The smallest index on the first cycle found.
        node: u32,
    },
    /// The observer asked to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}
