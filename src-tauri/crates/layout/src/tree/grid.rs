//! Boxes in rows and columns: stacked leaves and assistants (two columns, one
//! on each side of the trunk) with a channel down the middle, and leaves that
//! hang in columns, each with a rail at its left.
//!
//! Guarantees: index order reads row by row, in hanging columns column by
//! column; columns are of one width, and the gaps between columns, and those
//! between rows, are equal; with a channel an even number of columns, so that
//! the middle of the grid is a gap.

use std::ops::Range;

use super::{Hang, Stack};
use crate::geometry::{Point, Rect, Size};

/// Width by height of a page on its side.
const PAGE: f64 = 1.5;

/// A laid out grid; positions are relative to the middle of its upper edge.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) kind: GridKind,
    /// Its nodes, as a range of [`super::items::Items::gridded`].
    pub(super) nodes: Range<usize>,
    pub(super) size: Size,
    /// Boxes in a row; in hanging columns, boxes in a column.
    run: usize,
    column_w: f64,
    column_gap: f64,
    row_gap: f64,
    /// From a rail to the boxes it leads to.
    stub: f64,
    /// The top of each row; in hanging columns, of each box.
    tops: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GridKind {
    /// Leaves below their parent, entered from above.
    Leaves,
    /// Assistants beside the trunk, entered from the trunk.
    Assistants,
    /// Leaves below their parent in lists, entered from the rail at their left.
    Columns,
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

    /// Roots that stand alone, in a block of the shape of a page on its side.
    pub(super) fn of_roots(nodes: Range<usize>, sizes: &[Size], gap: f64) -> Self {
        let mean_h = sizes.iter().map(|size| size.h).sum::<f64>() / sizes.len() as f64;
        let (cell_w, cell_h) = (widest(sizes) + gap, mean_h + gap);
        // A float becomes an integer without overflow: `as` saturates. Boxes without a size stand in one row.
        let columns = (sizes.len() as f64 * cell_h / cell_w * PAGE).sqrt().round() as usize;
        Self::new(GridKind::Leaves, nodes, sizes, columns.clamp(1, sizes.len()), gap, gap)
    }

    /// Assistants, left and right of the trunk in turn.
    pub(super) fn of_assistants(nodes: Range<usize>, sizes: &[Size], gap: f64) -> Self {
        Self::new(GridKind::Assistants, nodes, sizes, 2, gap, gap)
    }

    /// Leaves in lists: one while it is short enough, else as many as make a block about as wide as long.
    pub(super) fn of_columns(nodes: Range<usize>, sizes: &[Size], hang: &Hang, column_gap: f64) -> Self {
        let (column_w, stub) = (widest(sizes), hang.indent / 2.0);
        let columns = if sizes.len() <= hang.most as usize {
            1
        } else {
            let mean_h = sizes.iter().map(|size| size.h).sum::<f64>() / sizes.len() as f64;
            let (cell_w, cell_h) = (stub + column_w + column_gap, mean_h + hang.row_gap);
            // A float becomes an integer without overflow: `as` saturates.
            ((sizes.len() as f64 * cell_h / cell_w).sqrt().round() as usize).clamp(1, sizes.len())
        };
        let run = sizes.len().div_ceil(columns);
        let columns = sizes.len().div_ceil(run);
        let mut tops = Vec::with_capacity(sizes.len());
        let mut h = 0.0_f64;
        for column in sizes.chunks(run) {
            let mut top = 0.0;
            for size in column {
                tops.push(top);
                h = h.max(top + size.h);
                top += size.h + hang.row_gap;
            }
        }
        let w = columns as f64 * (stub + column_w + column_gap) - column_gap;
        let size = Size::new(w, h);
        let row_gap = hang.row_gap;
        Self { kind: GridKind::Columns, nodes, size, run, column_w, column_gap, row_gap, stub, tops }
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
        let mut tops = Vec::with_capacity(sizes.len().div_ceil(columns));
        let mut bottom = 0.0;
        for row in sizes.chunks(columns) {
            let top = if tops.is_empty() { 0.0 } else { bottom + row_gap };
            tops.push(top);
            bottom = top + row.iter().fold(0.0, |most: f64, size| most.max(size.h));
        }
        let w = columns as f64 * (column_w + column_gap) - column_gap;
        let size = Size::new(w, bottom);
        Self { kind, nodes, size, run: columns, column_w, column_gap, row_gap, stub: 0.0, tops }
    }

    /// The box of the `index`-th node.
    pub(super) fn cell(&self, index: usize, size: Size) -> Rect {
        if self.kind == GridKind::Columns {
            let column = (index / self.run) as f64;
            let left = column * (self.stub + self.column_w + self.column_gap) + self.stub;
            return Rect::new(left - self.size.w / 2.0, self.tops[index], size.w, size.h);
        }
        let (row, column) = (index / self.run, index % self.run);
        let left = column as f64 * (self.column_w + self.column_gap) - self.size.w / 2.0;
        let slack = self.column_w - size.w;
        let inset = match (self.kind, column) {
            (GridKind::Leaves, _) => slack / 2.0,
            (GridKind::Assistants, 0) => slack,
            (GridKind::Assistants | GridKind::Columns, _) => 0.0,
        };
        Rect::new(left + inset, self.tops[row], size.w, size.h)
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
            GridKind::Columns => {
                let (rail, y) = (cell.x - self.stub, cell.center().y);
                [
                    Some(Point::new(parent_x, entry_y)),
                    Some(Point::new(rail, entry_y)),
                    Some(Point::new(rail, y)),
                    Some(Point::new(cell.x, y)),
                    None,
                ]
            }
            GridKind::Leaves if index < self.run => [
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
