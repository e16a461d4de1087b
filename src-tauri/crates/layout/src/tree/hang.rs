//! Small branches as indented lists: which of them hang, and where their boxes stand.
//!
//! Guarantees: a list reads top down in the order of a walk that visits a box before those below it; every
//! box stands one indent to the right of its parent's; the gaps between boxes are equal; the rail of a parent
//! runs down in the middle of the indent, where no box of its branch stands.

use std::ops::Range;

use super::children::Children;
use super::{NO_PARENT, TreeInput};
use crate::geometry::{Point, Rect, Size};

/// How small branches hang: below their head as an indented list. Leaves that stand beside larger branches,
/// and those too many for a list, hang in columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hang {
    /// A branch hangs whole when it reaches at most this many levels below its head,
    pub levels: u32,
    /// and has at most this many boxes below it, none of them an assistant.
    pub most: u32,
    /// How far in a box stands from the one it hangs from; the rail runs in the middle of it.
    pub indent: f64,
    /// From a box to the first that hangs from it.
    pub head_gap: f64,
    /// From the end of a branch to the next box of the list.
    pub row_gap: f64,
}

impl Default for Hang {
    fn default() -> Self {
        Self { levels: 1, most: 12, indent: 32.0, head_gap: 24.0, row_gap: 16.0 }
    }
}

impl Hang {
    /// Where the lines to those that hang from `rect` leave it.
    pub(super) fn port(&self, rect: Rect) -> Point {
        Point::new(rect.x + self.indent / 2.0, rect.bottom())
    }
}

/// A branch laid out as a list.
#[derive(Debug)]
pub(super) struct Branch {
    /// Its boxes, as a range of [`super::items::Items::hung`]; the head comes first.
    pub(super) boxes: Range<usize>,
}

/// A box of a list, relative to the upper left corner of the head.
#[derive(Clone, Copy, Debug)]
pub(super) struct HungBox {
    pub(super) node: u32,
    pub(super) corner: Point,
}

/// What lies below a node.
#[derive(Clone, Copy, Default)]
struct Below {
    levels: u32,
    boxes: u32,
    assistant: bool,
}

/// Which nodes head a branch that hangs: the topmost of those small enough. O(n).
pub(super) fn heads(input: &TreeInput<'_>, children: &Children, hang: &Hang) -> Vec<bool> {
    let order = children.breadth_first();
    let mut below = vec![Below::default(); input.parent.len()];
    for &node in order.iter().rev() {
        let parent = input.parent[node as usize];
        if parent == NO_PARENT {
            continue;
        }
        let own = below[node as usize];
        let assistant = own.boxes == 0 && input.assistant.get(node as usize) == Some(&true);
        let all = &mut below[parent as usize];
        all.levels = all.levels.max(own.levels + 1);
        all.boxes += own.boxes + 1;
        all.assistant |= own.assistant || assistant;
    }
    let small = |node: u32| {
        let Below { levels, boxes, assistant } = below[node as usize];
        (1..=hang.levels).contains(&levels) && boxes <= hang.most && !assistant
    };
    let mut heads = vec![false; input.parent.len()];
    for &node in &order {
        let parent = input.parent[node as usize];
        heads[node as usize] = small(node) && (parent == NO_PARENT || !small(parent));
    }
    heads
}

/// Lists the branch of `head` at the end of `list`; gives the size of all of it. O(branch).
pub(super) fn list(
    head: u32,
    children: &Children,
    hang: &Hang,
    size: impl Fn(u32) -> Size,
    list: &mut Vec<HungBox>,
) -> Size {
    let mut all = Size::default();
    let mut open: Vec<(u32, u32)> = vec![(head, 0)];
    let mut before = 0;
    while let Some((node, depth)) = open.pop() {
        let Size { w, h } = size(node);
        let gap = match depth {
            0 => 0.0,
            depth if depth > before => hang.head_gap,
            _ => hang.row_gap,
        };
        let corner = Point::new(hang.indent * f64::from(depth), all.h + gap);
        list.push(HungBox { node, corner });
        all = Size::new(all.w.max(corner.x + w), corner.y + h);
        before = depth;
        open.extend(children.get(node as usize).iter().rev().map(|&child| (child, depth + 1)));
    }
    all
}
