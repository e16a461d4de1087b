//! Boxes in rows and columns with a channel down the middle: stacked leaves,
//! and assistants (two columns, one on each side of the trunk).
//!
//! Guarantees: index order reads row by row; columns are of one width, and the
//! gaps between columns, and those between rows, are equal; an even number of
//! columns, so that the middle of the grid is a gap.

use std::ops::Range;

use super::Stack;
use crate::geometry::{Point, Rect, Size};

/// A laid out grid; positions are relative to the middle of its upper edge.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) kind: GridKind,
    /// Its nodes, as a range of [`super::items::Items::gridded`].
    pub(super) nodes: Range<usize>,
    pub(super) size: Size,
    columns: usize,
    column_w: f64,
    column_gap: f64,
    row_gap: f64,
    row_tops: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GridKind {
    /// Leaves below their parent, entered from above.
    Leaves,
    /// Assistants beside the trunk, entered from the trunk.
    Assistants,
}

impl Grid {
    /// Stacked leaves in a block about as wide as long.
    pub(super) fn of_leaves(nodes: Range<usize>, sizes: &[Size], stack: &Stack) -> Self {
        let column_w = widest(sizes);
        let mean_h = sizes.iter().map(|size| size.h).sum::<f64>() / sizes.len() as f64;
        let (cell_w, cell_h) = (column_w + stack.column_gap, mean_h + stack.row_gap);
        // Half as many columns as a square block has, to be doubled again.
        let half = (sizes.len() as f64 * cell_h / cell_w).sqrt() / 2.0;
        let most = (stack.max_columns as usize / 2).min(sizes.len().div_ceil(2));
        // A float becomes an integer without overflow: `as` saturates.
        let columns = 2 * (half.round() as usize).clamp(1, most.max(1));
        Self::new(GridKind::Leaves, nodes, sizes, columns, stack.column_gap, stack.row_gap)
    }

    /// Assistants, left and right of the trunk in turn.
    pub(super) fn of_assistants(nodes: Range<usize>, sizes: &[Size], gap: f64) -> Self {
        Self::new(GridKind::Assistants, nodes, sizes, 2, gap, gap)
    }

    fn new(
        kind: GridKind,
        nodes: Range<usize>,
        sizes: &[Size],
        columns: usize,
        column_gap: f64,
        row_gap: f64,
    ) -> Self {
        let column_w = widest(sizes);
        let mut row_tops = Vec::with_capacity(sizes.len().div_ceil(columns));
        let mut bottom = 0.0;
        for row in sizes.chunks(columns) {
            let top = if row_tops.is_empty() { 0.0 } else { bottom + row_gap };
            row_tops.push(top);
            bottom = top + row.iter().fold(0.0, |most: f64, size| most.max(size.h));
        }
        let w = columns as f64 * (column_w + column_gap) - column_gap;
        Self { kind, nodes, size: Size::new(w, bottom), columns, column_w, column_gap, row_gap, row_tops }
    }

    /// The box of the `index`-th node.
    pub(super) fn cell(&self, index: usize, size: Size) -> Rect {
        let (row, column) = (index / self.columns, index % self.columns);
        let left = column as f64 * (self.column_w + self.column_gap) - self.size.w / 2.0;
        let slack = self.column_w - size.w;
        let inset = match (self.kind, column) {
            (GridKind::Leaves, _) => slack / 2.0,
            (GridKind::Assistants, 0) => slack,
            (GridKind::Assistants, _) => 0.0,
        };
        Rect::new(left + inset, self.row_tops[row], size.w, size.h)
    }

    /// The line that reaches the `index`-th node at `cell` from above the
    /// grid, entering at `entry_y` (negative) below the parent's centre at
    /// `parent_x`: down the middle and along the gap above the node's row.
    pub(super) fn line(
        &self,
        index: usize,
        cell: Rect,
        parent_x: f64,
        entry_y: f64,
    ) -> impl Iterator<Item = Point> {
        let x = cell.center().x;
        let points = match self.kind {
            GridKind::Assistants => {
                let (y, side) = (cell.center().y, if x < 0.0 { cell.right() } else { cell.x });
                [Some(Point::new(0.0, y)), Some(Point::new(side, y)), None, None, None]
            }
            GridKind::Leaves if index < self.columns => [
                Some(Point::new(parent_x, entry_y)),
                Some(Point::new(x, entry_y)),
                Some(Point::new(x, cell.y)),
                None,
                None,
            ],
            GridKind::Leaves => {
                let rail = cell.y - self.row_gap / 2.0;
                [
                    Some(Point::new(parent_x, entry_y)),
                    Some(Point::new(0.0, entry_y)),
                    Some(Point::new(0.0, rail)),
                    Some(Point::new(x, rail)),
                    Some(Point::new(x, cell.y)),
                ]
            }
        };
        points.into_iter().flatten()
    }
}

fn widest(sizes: &[Size]) -> f64 {
    sizes.iter().fold(0.0, |most, size| most.max(size.w))
}
