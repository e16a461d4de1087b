//! From parent pointers to items in breadth-first order: what the placing pass
//! sees. An item is a box, a branch that hangs, a stack of leaves, or a row of
//! assistants, with its extent along the growth already fixed; only the other
//! axis remains.
//!
//! Guarantees: the children of an item are neighbours in the list and come
//! after it; item 0 is an empty one that holds the roots.

use super::children::{Children, smallest_on_a_cycle};
use super::grid::{Grid, GridKind};
use super::hang::{self, Branch, HungBox};
use super::{NO_PARENT, TreeError, TreeInput, TreeOptions};
use crate::geometry::{Cancelled, Observer, Size};

/// The forest as a list, parents first.
#[derive(Debug)]
pub(super) struct Items {
    pub(super) list: Vec<Item>,
    pub(super) grids: Vec<Grid>,
    /// Nodes that stand in grids.
    pub(super) gridded: Vec<u32>,
    pub(super) branches: Vec<Branch>,
    /// Boxes of branches that hang.
    pub(super) hung: Vec<HungBox>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) source: Source,
    /// First child in the list, and how many follow.
    pub(super) first: u32,
    pub(super) count: u32,
    /// Distance from the root, assistants not counted.
    level: u32,
    /// How far it reaches left and right of its centre, that of its uppermost box.
    pub(super) left: f64,
    pub(super) right: f64,
    h: f64,
    pub(super) top: f64,
    /// Where its children begin, so the gap below is included.
    pub(super) bottom: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The empty item above the roots.
    Forest,
    /// The box of this node.
    Node(u32),
    /// This grid.
    Grid(u32),
    /// This branch, all of it.
    Branch(u32),
}

/// Checks the input and lists its items.
pub(super) fn arrange(
    input: &TreeInput<'_>,
    options: &TreeOptions,
    observer: &dyn Observer,
) -> Result<Items, TreeError> {
    validate(input, options)?;
    Cancelled::check(observer)?;
    let children = Children::of(input.parent);
    let mut builder = Builder {
        input,
        options,
        children: &children,
        heads: options.hang.map(|hang| hang::heads(input, &children, &hang)).unwrap_or_default(),
        items: Items {
            list: Vec::with_capacity(input.parent.len() + 1),
            grids: Vec::new(),
            gridded: Vec::new(),
            branches: Vec::new(),
            hung: Vec::new(),
        },
        reached: 0,
    };
    builder.push(Source::Forest, 0, Size::default());
    let mut at = 0;
    while at < builder.items.list.len() {
        if at % 8192 == 0 {
            Cancelled::check(observer)?;
        }
        builder.push_children(at);
        at += 1;
    }
    if builder.reached < input.parent.len() {
        let node = smallest_on_a_cycle(input.parent, &children);
        return Err(TreeError::Cycle { node });
    }
    let mut items = builder.items;
    if options.layer_aligned {
        align_levels(&mut items, options.level_gap);
    } else {
        stand_below_parents(&mut items.list, options.level_gap);
    }
    Ok(items)
}

fn validate(input: &TreeInput<'_>, options: &TreeOptions) -> Result<(), TreeError> {
    let nodes = input.parent.len();
    let (sizes, assistants) = (input.sizes.len(), input.assistant.len());
    if sizes != nodes || (assistants != nodes && assistants != 0) {
        return Err(TreeError::Lengths { nodes, sizes, assistants });
    }
    // A line has at most six points, and their number must fit as well.
    if nodes >= NO_PARENT as usize / 8 {
        return Err(TreeError::TooMany { nodes });
    }
    let proper = |length: f64| length.is_finite() && length >= 0.0;
    let stack = options.stack.map_or([0.0; 2], |s| [s.column_gap, s.row_gap]);
    let hang = options.hang.map_or([0.0; 3], |h| [h.indent, h.head_gap, h.row_gap]);
    let gaps = [options.sibling_gap, options.subtree_gap, options.level_gap, options.root_gap];
    let gather = options.gather.map(|gather| gather.gap);
    if !gaps.into_iter().chain(stack).chain(hang).chain(gather).all(proper) {
        return Err(TreeError::BadGap);
    }
    for (node, (&parent, size)) in (0..).zip(input.parent.iter().zip(input.sizes)) {
        if parent != NO_PARENT && parent as usize >= nodes {
            return Err(TreeError::UnknownParent { node, parent });
        }
        if !(proper(size.w) && proper(size.h)) {
            return Err(TreeError::BadSize { node });
        }
    }
    Ok(())
}

struct Builder<'a> {
    input: &'a TreeInput<'a>,
    options: &'a TreeOptions,
    children: &'a Children,
    /// Which nodes head a branch that hangs; empty where none does.
    heads: Vec<bool>,
    items: Items,
    /// How many nodes have found their place.
    reached: usize,
}

impl Builder<'_> {
    fn push(&mut self, source: Source, level: u32, size: Size) {
        self.push_uneven(source, level, size, size.w / 2.0);
    }

    /// An item whose centre stands `left` from its left end.
    fn push_uneven(&mut self, source: Source, level: u32, Size { w, h }: Size, left: f64) {
        let right = w - left;
        self.items.list.push(Item {
            source,
            first: 0,
            count: 0,
            level,
            left,
            right,
            h,
            top: 0.0,
            bottom: 0.0,
        });
    }

    /// The box of `node`, or the branch that hangs from it.
    fn push_node(&mut self, node: u32, level: u32) {
        let hang = self.options.hang.filter(|_| self.heads[node as usize]);
        let Some(hang) = hang else {
            self.reached += 1;
            self.push(Source::Node(node), level, self.size(node));
            return;
        };
        let start = self.items.hung.len();
        let (input, options) = (self.input, self.options);
        let size_of = |node: u32| options.direction.size_in(input.sizes[node as usize]);
        let size = hang::list(node, self.children, &hang, size_of, &mut self.items.hung);
        let boxes = start..self.items.hung.len();
        self.reached += boxes.len();
        let index = self.items.branches.len() as u32;
        self.items.branches.push(Branch { boxes });
        self.push_uneven(Source::Branch(index), level, size, size_of(node).w / 2.0);
    }

    fn push_grid(&mut self, grid: Grid, level: u32) {
        self.reached += grid.nodes.len();
        let index = self.items.grids.len() as u32;
        self.push(Source::Grid(index), level, grid.size);
        self.items.grids.push(grid);
    }

    /// Appends what stands below the item at `at`.
    fn push_children(&mut self, at: usize) {
        let Item { source, level, .. } = self.items.list[at];
        let first = self.items.list.len();
        match source {
            Source::Forest => self.push_roots(),
            Source::Node(node) => {
                let assistants = self.grid(node, |this, child| this.is_assistant(child));
                if assistants.1.is_empty() {
                    self.push_row(node, level + 1);
                } else {
                    let (nodes, sizes) = assistants;
                    let gap = self.options.sibling_gap;
                    self.push_grid(Grid::of_assistants(nodes, &sizes, gap), level);
                }
            }
            Source::Grid(grid) => {
                let grid = &self.items.grids[grid as usize];
                if grid.kind == GridKind::Assistants {
                    let boss = self.input.parent[self.items.gridded[grid.nodes.start] as usize];
                    self.push_row(boss, level + 1);
                }
            }
            Source::Branch(_) => {}
        }
        let count = self.items.list.len() - first;
        let item = &mut self.items.list[at];
        (item.first, item.count) = (first as u32, count as u32);
    }

    /// The roots; those that stand alone as one grid where that is asked for.
    fn push_roots(&mut self) {
        let (children, forest) = (self.children, self.input.parent.len());
        let roots = children.get(forest);
        let alone = roots.iter().filter(|&&root| children.is_leaf(root)).count();
        let gather = self.options.gather.filter(|gather| alone > (gather.above as usize).max(1));
        for &root in roots {
            if gather.is_none() || !children.is_leaf(root) {
                self.push_node(root, 0);
            }
        }
        if let Some(gather) = gather {
            let (nodes, sizes) = self.grid(forest as u32, |this, root| this.children.is_leaf(root));
            self.push_grid(Grid::of_roots(nodes, &sizes, gather.gap), 0);
        }
    }

    /// The children of `node` without assistants; crowded or hanging leaves as one grid.
    fn push_row(&mut self, node: u32, level: u32) {
        let children = self.children;
        let leaf = |this: &Self, child: u32| children.is_leaf(child) && !this.is_assistant(child);
        let kids = children.get(node as usize);
        let TreeOptions { hang, stack, sibling_gap, .. } = *self.options;
        let leaves = kids.iter().filter(|&&child| leaf(self, child)).count();
        let most = match (hang, stack) {
            (Some(_), _) => 1,
            (None, Some(stack)) => (stack.above as usize).max(1),
            (None, None) => usize::MAX,
        };
        for &child in kids {
            let stacked = leaves > most && leaf(self, child);
            if !stacked && !self.is_assistant(child) {
                self.push_node(child, level);
            }
        }
        if leaves <= most {
            return;
        }
        let (nodes, sizes) = self.grid(node, leaf);
        match (hang, stack) {
            (Some(hang), _) => {
                self.push_grid(Grid::of_columns(nodes, &sizes, &hang, sibling_gap), level);
            }
            (None, Some(stack)) => self.push_grid(Grid::of_leaves(nodes, &sizes, &stack), level),
            (None, None) => {}
        }
    }

    /// Sets the children of `node` that are `wanted` aside for a grid.
    fn grid(
        &mut self,
        node: u32,
        wanted: impl Fn(&Self, u32) -> bool,
    ) -> (std::ops::Range<usize>, Vec<Size>) {
        let start = self.items.gridded.len();
        let mut sizes = Vec::new();
        for &child in self.children.get(node as usize) {
            if wanted(self, child) {
                self.items.gridded.push(child);
                sizes.push(self.size(child));
            }
        }
        (start..self.items.gridded.len(), sizes)
    }

    fn is_assistant(&self, child: u32) -> bool {
        self.input.assistant.get(child as usize) == Some(&true) && self.children.is_leaf(child)
    }

    fn size(&self, node: u32) -> Size {
        self.options.direction.size_in(self.input.sizes[node as usize])
    }
}

/// Children begin one gap below the box of their own parent.
fn stand_below_parents(list: &mut [Item], gap: f64) {
    // Item 0 is empty and stands at 0 with its children.
    for at in 0..list.len() {
        let Item { first, count, top, h, .. } = list[at];
        let bottom = if at == 0 { 0.0 } else { top + h + gap };
        list[at].bottom = bottom;
        for child in &mut list[first as usize..(first + count) as usize] {
            child.top = bottom;
        }
    }
}

/// Children begin at the line of their level, below its tallest box and the
/// longest row of assistants. A stack of leaves may reach past the next lines.
fn align_levels(items: &mut Items, gap: f64) {
    let levels = items.list.iter().map(|item| item.level as usize + 1).max().unwrap_or(1);
    let mut boxes = vec![0.0_f64; levels];
    let mut assistants = vec![0.0_f64; levels];
    let kind = |grids: &[Grid], item: &Item| match item.source {
        Source::Grid(grid) => Some(grids[grid as usize].kind),
        // A list may reach past the next lines as well.
        Source::Branch(_) => Some(GridKind::Columns),
        Source::Forest | Source::Node(_) => None,
    };
    for item in &items.list[1..] {
        let level = item.level as usize;
        match kind(&items.grids, item) {
            None => boxes[level] = boxes[level].max(item.h),
            Some(GridKind::Assistants) => {
                assistants[level] = assistants[level].max(item.h + gap);
            }
            Some(GridKind::Leaves | GridKind::Columns) => {}
        }
    }
    let mut tops = vec![0.0; levels + 1];
    for level in 0..levels {
        tops[level + 1] = tops[level] + boxes[level] + gap + assistants[level];
    }
    for item in &mut items.list[1..] {
        let level = item.level as usize;
        (item.top, item.bottom) = match kind(&items.grids, item) {
            None => (tops[level], tops[level + 1]),
            Some(GridKind::Assistants) => (tops[level] + boxes[level] + gap, tops[level + 1]),
            Some(GridKind::Leaves | GridKind::Columns) => (tops[level], tops[level] + item.h + gap),
        };
    }
    // A box with assistants ends where they begin.
    for at in 1..items.list.len() {
        let Item { first, count, .. } = items.list[at];
        if count > 0 {
            items.list[at].bottom = items.list[first as usize].top;
        }
    }
}
