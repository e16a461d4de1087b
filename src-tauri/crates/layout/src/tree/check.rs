//! What a drawn tree must fulfil, as code: used by the tests of this crate and
//! free for the tests of others.

use std::collections::BTreeMap;

use super::children::Children;
use super::{Hang, NO_PARENT, TreeInput, TreeLayout, TreeOptions, hang};
use crate::geometry::{Direction, Point, Rect};

/// Rounding that a drawing millions of units wide may show.
const EPSILON: f64 = 1e-5;

/// A broken promise.
#[derive(Clone, Debug, PartialEq)]
pub enum Violation {
    /// Two boxes stand closer than the gaps allow.
    TooClose(u32, u32),
    /// A sibling stands before one of a lower index.
    OutOfOrder(u32, u32),
    /// A parent is not over the middle of its first and last child.
    OffCentre(u32),
    /// A box of a list or a column does not stand where the one before it says.
    OutOfLine(u32),
    /// A child does not stand clear below its parent.
    NotBelow(u32),
    /// A line has a slanted piece or does not join parent and child.
    BadLine(u32),
    /// The line of the first node runs through the box of the second.
    Crossed(u32, u32),
    /// A coordinate is outside of the bounds, or not finite.
    OutOfBounds(u32),
}

/// Every promise `layout` breaks; none, for a result of [`super::tidy`].
///
/// Overlaps take O(n log n); lines are held against all boxes, O(n²), so use
/// this on drawings of up to some thousand nodes, or [`too_close`] alone.
/// Order and centring are checked where the children of a parent stand in one
/// row, that is neither stacked nor assistants; those that hang are held to
/// the even steps of their list instead.
#[must_use]
pub fn violations(input: &TreeInput<'_>, options: &TreeOptions, layout: &TreeLayout) -> Vec<Violation> {
    let down = Upright::of(input, options, layout);
    let mut found = down.overlaps();
    found.extend(down.rows());
    found.extend(down.lines());
    found.extend(down.out_of_bounds());
    found
}

/// Pairs of boxes that stand closer than the gaps allow, in O(n log n).
#[must_use]
pub fn too_close(input: &TreeInput<'_>, options: &TreeOptions, layout: &TreeLayout) -> Vec<Violation> {
    Upright::of(input, options, layout).overlaps()
}

/// The layout turned back to grow down.
struct Upright<'a> {
    input: &'a TreeInput<'a>,
    options: &'a TreeOptions,
    layout: &'a TreeLayout,
    boxes: Vec<Rect>,
    leaf: Vec<bool>,
    children: Children,
    /// Per node, whether it heads a branch that hangs, and whether it hangs from another.
    heads: Vec<bool>,
    hangs: Vec<bool>,
}

impl<'a> Upright<'a> {
    fn of(input: &'a TreeInput<'_>, options: &'a TreeOptions, layout: &'a TreeLayout) -> Self {
        let mut leaf = vec![true; input.parent.len()];
        for &parent in input.parent.iter().filter(|&&parent| parent != NO_PARENT) {
            leaf[parent as usize] = false;
        }
        let turned = |rect: &Rect| {
            let (a, b) = (Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom()));
            Rect::spanning(back(options.direction, a), back(options.direction, b))
        };
        let children = Children::of(input.parent);
        let none = vec![false; input.parent.len()];
        let heads = options.hang.map_or_else(|| none.clone(), |hang| hang::heads(input, &children, &hang));
        let mut hangs = none;
        for node in children.breadth_first() {
            let parent = input.parent[node as usize] as usize;
            hangs[node as usize] = parent < hangs.len() && (heads[parent] || hangs[parent]);
        }
        let boxes = layout.boxes.iter().map(turned).collect();
        Self { input, options, layout, boxes, leaf, children, heads, hangs }
    }

    /// Whether it is part of a list or of a column.
    fn is_listed(&self, node: u32) -> bool {
        self.heads[node as usize] || self.hangs[node as usize] || self.in_column(node)
    }

    /// Whether it is one of several leaves that hang beside larger branches, or are too many for a list.
    fn in_column(&self, node: u32) -> bool {
        let parent = self.input.parent[node as usize];
        let is_leaf = |node: u32| self.leaf[node as usize] && !self.is_assistant(node);
        self.options.hang.is_some()
            && parent != NO_PARENT
            && !self.hangs[node as usize]
            && is_leaf(node)
            && self.children.get(parent as usize).iter().filter(|&&kid| is_leaf(kid)).take(2).count() == 2
    }

    /// Whether it is one of many roots that stand alone.
    fn gathered(&self, node: u32) -> bool {
        let alone = |node: &u32| self.input.parent[*node as usize] == NO_PARENT && self.leaf[*node as usize];
        self.options.gather.is_some_and(|gather| {
            let roots = self.children.get(self.input.parent.len()).iter().filter(|root| alone(root)).count();
            alone(&node) && roots > (gather.above as usize).max(1)
        })
    }

    /// Sweeps down over the boxes, each comparing with its neighbours in x.
    fn overlaps(&self) -> Vec<Violation> {
        let mut events: Vec<(f64, bool, u32)> = Vec::with_capacity(2 * self.boxes.len());
        for (node, rect) in (0..).zip(&self.boxes) {
            let below = self.gap_below(node);
            events.push((rect.y, true, node));
            events.push((rect.bottom() + below - 2.0 * EPSILON, false, node));
        }
        // Ends before beginnings at one height.
        events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut active: BTreeMap<(Ordered, u32), u32> = BTreeMap::new();
        let mut found = Vec::new();
        for (_, begins, node) in events {
            let key = (Ordered(self.boxes[node as usize].center().x), node);
            if !begins {
                active.remove(&key);
                continue;
            }
            if let Some((_, &left)) = active.range(..key).next_back() {
                self.compare(left, node, &mut found);
            }
            if let Some((_, &right)) = active.range(key..).next() {
                self.compare(node, right, &mut found);
            }
            active.insert(key, node);
        }
        found
    }

    fn compare(&self, left: u32, right: u32, found: &mut Vec<Violation>) {
        let (a, b) = (self.boxes[left as usize], self.boxes[right as usize]);
        if b.x - a.right() < self.gap(left, right) - EPSILON {
            found.push(Violation::TooClose(left.min(right), left.max(right)));
        }
    }

    /// The least distance of two boxes side by side.
    fn gap(&self, a: u32, b: u32) -> f64 {
        let (pa, pb) = (self.input.parent[a as usize], self.input.parent[b as usize]);
        let options = self.options;
        let mut gap = match (pa == pb, pa == NO_PARENT) {
            (true, true) => options.root_gap,
            (true, false) => options.sibling_gap,
            (false, _) => options.subtree_gap.min(options.root_gap),
        };
        if let Some(stack) = options.stack
            && pa == pb
            && self.leaf[a as usize]
            && self.leaf[b as usize]
        {
            gap = gap.min(stack.column_gap);
        }
        if let Some(gather) = options.gather.filter(|_| self.gathered(a) && self.gathered(b)) {
            gap = gap.min(gather.gap);
        }
        // Lists of two siblings stand as close as the siblings.
        if self.is_listed(a) || self.is_listed(b) {
            gap = gap.min(options.sibling_gap);
        }
        gap
    }

    /// How far below a box the next one may begin.
    fn gap_below(&self, node: u32) -> f64 {
        let mut gap = self.options.level_gap;
        if let Some(hang) = self.options.hang.filter(|_| self.is_listed(node)) {
            gap = gap.min(hang.row_gap).min(hang.head_gap);
        }
        if let Some(gather) = self.options.gather.filter(|_| self.gathered(node)) {
            gap = gap.min(gather.gap);
        }
        if self.leaf[node as usize] {
            if let Some(stack) = self.options.stack {
                gap = gap.min(stack.row_gap);
            }
            if self.is_assistant(node) {
                gap = gap.min(self.options.sibling_gap);
            }
        }
        gap
    }

    fn rows(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut kids: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (node, &parent) in (0..).zip(self.input.parent) {
            kids.entry(parent).or_default().push(node);
            if parent != NO_PARENT {
                let gap = match self.options.hang {
                    Some(hang) if self.hangs[node as usize] => hang.head_gap,
                    _ => self.options.level_gap,
                };
                let above = self.boxes[parent as usize].bottom() + gap;
                if self.boxes[node as usize].y < above - EPSILON {
                    found.push(Violation::NotBelow(node));
                }
            }
        }
        for (parent, kids) in kids {
            if kids.iter().any(|&kid| self.is_assistant(kid)) {
                continue;
            }
            if let (Some(hang), true) = (self.options.hang, parent != NO_PARENT) {
                found.extend(self.lists(&kids, &hang));
                if kids.iter().any(|&kid| self.hangs[kid as usize] || self.in_column(kid)) {
                    continue;
                }
            }
            let leaves = kids.iter().filter(|&&kid| self.leaf[kid as usize]).count();
            let stacked = self.options.hang.is_none()
                && self.options.stack.is_some_and(|stack| leaves > stack.above as usize && leaves >= 2);
            if stacked && parent != NO_PARENT {
                continue;
            }
            let row: Vec<u32> = kids.iter().copied().filter(|&kid| !self.gathered(kid)).collect();
            for pair in row.windows(2) {
                let (a, b) = (self.boxes[pair[0] as usize], self.boxes[pair[1] as usize]);
                if a.right() > b.x + EPSILON || (a.y - b.y).abs() > EPSILON {
                    found.push(Violation::OutOfOrder(pair[0], pair[1]));
                }
            }
            if let (Some(&first), Some(&last)) = (kids.first(), kids.last())
                && parent != NO_PARENT
            {
                let middle = |node: u32| self.boxes[node as usize].center().x;
                if ((middle(first) + middle(last)) / 2.0 - middle(parent)).abs() > EPSILON {
                    found.push(Violation::OffCentre(parent));
                }
            }
        }
        found
    }

    /// The steps of a list from one child to the next, and those of columns.
    fn lists(&self, kids: &[u32], hang: &Hang) -> Vec<Violation> {
        let near = |a: f64, b: f64| (a - b).abs() < EPSILON;
        let hung: Vec<u32> = kids.iter().copied().filter(|&kid| self.hangs[kid as usize]).collect();
        let mut found = Vec::new();
        for (at, &kid) in hung.iter().enumerate() {
            let parent = self.boxes[self.input.parent[kid as usize] as usize];
            let wanted = match at.checked_sub(1) {
                None => parent.bottom() + hang.head_gap,
                Some(before) => self.end_of_list(hung[before]) + hang.row_gap,
            };
            let rect = self.boxes[kid as usize];
            if !near(rect.x, parent.x + hang.indent) || !near(rect.y, wanted) {
                found.push(Violation::OutOfLine(kid));
            }
        }
        let columns: Vec<u32> = kids.iter().copied().filter(|&kid| self.in_column(kid)).collect();
        for pair in columns.windows(2) {
            let (a, b) = (self.boxes[pair[0] as usize], self.boxes[pair[1] as usize]);
            let below = near(a.x, b.x) && near(b.y, a.bottom() + hang.row_gap);
            let beside = b.x > a.right() && near(b.y, self.boxes[columns[0] as usize].y);
            if !below && !beside {
                found.push(Violation::OutOfLine(pair[1]));
            }
        }
        found
    }

    /// The lower edge of all that hangs from `node`: that of its last descendant.
    fn end_of_list(&self, node: u32) -> f64 {
        let mut last = node;
        while let Some(&child) = self.children.get(last as usize).last() {
            last = child;
        }
        self.boxes[last as usize].bottom()
    }

    fn lines(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        for (node, &parent) in (0..).zip(self.input.parent) {
            let line: Vec<Point> =
                self.layout.route(node).iter().map(|&point| back(self.options.direction, point)).collect();
            if parent == NO_PARENT {
                if !line.is_empty() {
                    found.push(Violation::BadLine(node));
                }
                continue;
            }
            if !self.joins(&line, parent, node) {
                found.push(Violation::BadLine(node));
            }
            for piece in line.windows(2) {
                let piece = Rect::spanning(piece[0], piece[1]).grown(EPSILON);
                for (other, rect) in (0..).zip(&self.boxes) {
                    if rect.grown(-2.0 * EPSILON).intersects(piece) {
                        found.push(Violation::Crossed(node, other));
                    }
                }
            }
        }
        found
    }

    /// From the middle of the parent's lower edge, or the rail of its list, to
    /// the middle of an edge of the child that faces it, by upright and level
    /// pieces.
    fn joins(&self, line: &[Point], parent: u32, node: u32) -> bool {
        let (from, to) = (self.boxes[parent as usize], self.boxes[node as usize]);
        let (Some(&start), Some(&end)) = (line.first(), line.last()) else {
            return false;
        };
        let near = |a: Point, x: f64, y: f64| (a.x - x).abs() < EPSILON && (a.y - y).abs() < EPSILON;
        let middle = to.center();
        let hangs = self.hangs[node as usize];
        let leaves = match self.options.hang {
            Some(hang) if hangs => from.x + hang.indent / 2.0,
            _ => from.center().x,
        };
        let enters = if hangs || self.in_column(node) {
            near(end, to.x, middle.y)
        } else if self.is_assistant(node) {
            near(end, to.x, middle.y) || near(end, to.right(), middle.y)
        } else {
            near(end, middle.x, to.y)
        };
        enters
            && near(start, leaves, from.bottom())
            && line.windows(2).all(|piece| {
                let (dx, dy) = (piece[0].x - piece[1].x, piece[0].y - piece[1].y);
                dx.abs() < EPSILON || dy.abs() < EPSILON
            })
    }

    fn out_of_bounds(&self) -> Vec<Violation> {
        let Rect { x, y, .. } = self.layout.bounds;
        let room = self.layout.bounds.grown(EPSILON);
        let inside = |x: f64, y: f64| x.is_finite() && y.is_finite() && room.contains(Point::new(x, y));
        (0..)
            .zip(&self.layout.boxes)
            .filter(|(node, rect)| {
                (x, y) != (0.0, 0.0)
                    || !inside(rect.x, rect.y)
                    || !inside(rect.right(), rect.bottom())
                    || !self.layout.route(*node).iter().all(|p| inside(p.x, p.y))
            })
            .map(|(node, _)| Violation::OutOfBounds(node))
            .collect()
    }

    fn is_assistant(&self, node: u32) -> bool {
        self.leaf[node as usize]
            && self.input.parent[node as usize] != NO_PARENT
            && self.input.assistant.get(node as usize) == Some(&true)
    }
}

/// Undoes [`Direction::point_out`].
fn back(direction: Direction, point: Point) -> Point {
    match direction {
        Direction::Down | Direction::Right | Direction::Up => direction.point_out(point),
        Direction::Left => Point::new(point.y, -point.x),
    }
}

/// A coordinate as a key; none is NaN.
#[derive(Clone, Copy, PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
