//! The axis across the growth: how far right each item stands.
//!
//! Subtrees are placed bottom up. Each new sibling is pushed right until its
//! left contour clears the right contour of all siblings before it; contours
//! are followed through threads, and slack that a push opens between two
//! siblings is shared out among those in between (van der Ploeg 2014).
//!
//! Why packing from the left is symmetric: two siblings push each other only
//! below everything in between, so the pushes nest like brackets, whichever
//! side one starts from, and each shares its room out evenly.
//!
//! Before: items parents first, siblings neighbours, tops and bottoms set.
//! After: items that share a height stand apart by the gap between them, in
//! order; parents centred over first and last child. O(n) time and memory.

use super::TreeOptions;
use super::items::Item;
use crate::geometry::{Cancelled, Observer};

const NONE: u32 = u32::MAX;

/// The centre of each item; the forest item stands at 0.
pub(super) fn centres(
    items: &[Item],
    options: &TreeOptions,
    observer: &dyn Observer,
) -> Result<Vec<f64>, Cancelled> {
    let mut centres = Pass::run(items, options, observer)?;
    for (parent, item) in items.iter().enumerate() {
        let x = centres[parent];
        for child in &mut centres[item.first as usize..(item.first + item.count) as usize] {
            *child += x;
        }
    }
    Ok(centres)
}

/// The run over all items.
struct Pass<'a> {
    items: &'a [Item],
    options: &'a TreeOptions,
    /// Centre relative to the parent's; while the siblings of an item are
    /// being placed, relative to the first of them.
    offset: Vec<f64>,
    outline: Vec<Outline>,
    lows: Vec<Low>,
    spreads: Vec<Spread>,
    /// Per child: change of the slope of the shares, change of the count of
    /// spreads that are open.
    shares: Vec<(f64, i32)>,
}

/// What a subtree shows beyond its items' own children. Of a childless item,
/// where the left and right contour go on, if anywhere; of any other, the last
/// items of the contours (a childless item is its own last).
#[derive(Clone, Copy, Default)]
struct Outline {
    left: Mark,
    right: Mark,
}

/// An item and how far right of some other it stands.
#[derive(Clone, Copy)]
struct Mark {
    item: u32,
    dx: f64,
}

impl Default for Mark {
    fn default() -> Self {
        Self { item: NONE, dx: 0.0 }
    }
}

impl Mark {
    fn moved(self, dx: f64) -> Self {
        Self { item: self.item, dx: self.dx + dx }
    }
}

/// Down to `bottom`, the sibling `index` is the last one with a right contour.
struct Low {
    bottom: f64,
    index: usize,
}

/// The siblings between two were given this much room.
struct Spread {
    from: usize,
    to: usize,
    room: f64,
}

impl<'a> Pass<'a> {
    /// The offsets of all items.
    fn run(
        items: &'a [Item],
        options: &'a TreeOptions,
        observer: &dyn Observer,
    ) -> Result<Vec<f64>, Cancelled> {
        let mut pass = Self {
            items,
            options,
            offset: vec![0.0; items.len()],
            outline: vec![Outline::default(); items.len()],
            lows: Vec::new(),
            spreads: Vec::new(),
            shares: Vec::new(),
        };
        for at in (0..items.len()).rev() {
            if at % 8192 == 0 {
                Cancelled::check(observer)?;
            }
            pass.place_children(at as u32);
        }
        Ok(pass.offset)
    }

    fn place_children(&mut self, parent: u32) {
        let count = self.item(parent).count as usize;
        if count == 0 {
            return;
        }
        let first = self.child(parent, 0);
        let Outline { left: mut left_end, right: mut right_end } = self.ends(first);
        self.lows.clear();
        self.spreads.clear();
        self.remember_low(first, 0);
        for index in 1..count {
            let child = self.child(parent, index);
            let meeting = self.push_clear(parent, index);
            // Only now: the push must still see the siblings alone.
            self.remember_low(child, index);
            let at = self.offset[child as usize];
            let own = self.ends(child);
            if let Some(below) = meeting.own_left {
                // The child reaches lower than all before it.
                self.outline[left_end.item as usize].left = below.moved(-left_end.dx);
                left_end = own.left.moved(at);
            }
            if let Some(below) = meeting.others_right {
                // A sibling reaches lower than the child.
                let end = own.right.moved(at);
                self.outline[end.item as usize].right = below.moved(-end.dx);
            } else {
                right_end = own.right.moved(at);
            }
        }
        if !self.spreads.is_empty() {
            self.share_out(parent, count);
        }
        let last = self.child(parent, count - 1);
        let centre = self.offset[last as usize] / 2.0;
        let Item { first, count, .. } = *self.item(parent);
        for offset in &mut self.offset[first as usize..(first + count) as usize] {
            *offset -= centre;
        }
        self.outline[parent as usize] =
            Outline { left: left_end.moved(-centre), right: right_end.moved(-centre) };
    }

    /// Pushes the `index`-th child right until it clears those before it.
    fn push_clear(&mut self, parent: u32, index: usize) -> Meeting {
        let Item { first, count, .. } = *self.item(parent);
        let is_child = |item: u32| item.wrapping_sub(first) < count;
        let (near, distant) = if parent == 0 {
            (self.options.root_gap, self.options.root_gap)
        } else {
            (self.options.sibling_gap, self.options.subtree_gap)
        };
        let child = self.child(parent, index);
        let before = self.child(parent, index - 1);
        let mut theirs = Mark { item: before, dx: self.offset[before as usize] };
        let mut ours =
            Mark { item: child, dx: theirs.dx + self.item(before).right + self.item(child).left + near };
        let mut at = ours.dx;
        let mut low = self.lows.len() - 1;
        loop {
            let (them, us) = (self.item(theirs.item), self.item(ours.item));
            while low > 0 && them.bottom > self.lows[low].bottom {
                low -= 1;
            }
            let siblings = is_child(theirs.item) && is_child(ours.item);
            let gap = if siblings { near } else { distant };
            let overlap = theirs.dx + them.right + us.left + gap - ours.dx;
            if overlap > 0.0 {
                at += overlap;
                ours.dx += overlap;
                let from = self.lows[low].index;
                if from + 1 < index {
                    self.spreads.push(Spread { from, to: index, room: overlap });
                }
            }
            let next_theirs = (them.bottom <= us.bottom).then(|| self.below_right(theirs));
            let next_ours = (us.bottom <= them.bottom).then(|| self.below_left(ours));
            let ended = |next: Option<Mark>| next.is_some_and(|next| next.item == NONE);
            if ended(next_theirs) || ended(next_ours) {
                let left = |next: Option<Mark>, now: Mark| {
                    Some(next.unwrap_or(now)).filter(|mark| mark.item != NONE)
                };
                self.offset[child as usize] = at;
                return Meeting { own_left: left(next_ours, ours), others_right: left(next_theirs, theirs) };
            }
            theirs = next_theirs.unwrap_or(theirs);
            ours = next_ours.unwrap_or(ours);
        }
    }

    /// The last items of the contours of a subtree.
    fn ends(&self, item: u32) -> Outline {
        if self.item(item).count > 0 {
            self.outline[item as usize]
        } else {
            let own = Mark { item, dx: 0.0 };
            Outline { left: own, right: own }
        }
    }

    fn below_left(&self, mark: Mark) -> Mark {
        if self.item(mark.item).count > 0 {
            let item = self.child(mark.item, 0);
            let dx = self.offset[item as usize];
            Mark { item, dx }.moved(mark.dx)
        } else {
            self.outline[mark.item as usize].left.moved(mark.dx)
        }
    }

    fn below_right(&self, mark: Mark) -> Mark {
        let count = self.item(mark.item).count as usize;
        if count > 0 {
            let item = self.child(mark.item, count - 1);
            let dx = self.offset[item as usize];
            Mark { item, dx }.moved(mark.dx)
        } else {
            self.outline[mark.item as usize].right.moved(mark.dx)
        }
    }

    /// Siblings that the `index`-th one covers are no longer met from the right.
    fn remember_low(&mut self, child: u32, index: usize) {
        let end = self.ends(child).right.item;
        let bottom = self.item(end).bottom;
        while self.lows.last().is_some_and(|low| low.bottom <= bottom) {
            self.lows.pop();
        }
        self.lows.push(Low { bottom, index });
    }

    /// Moves the siblings between two that were pushed apart, in even steps.
    fn share_out(&mut self, parent: u32, count: usize) {
        self.shares.clear();
        self.shares.resize(count, (0.0, 0));
        // What a spread adds up to at its end is taken back there at once.
        let mut steps: Vec<(usize, f64)> = Vec::with_capacity(self.spreads.len());
        for spread in &self.spreads {
            let part = spread.room / (spread.to - spread.from) as f64;
            let between = (spread.to - spread.from - 1) as f64;
            let (start, end) = (spread.from + 1, spread.to);
            self.shares[start].0 += part;
            self.shares[start].1 += 1;
            self.shares[end].0 -= part;
            self.shares[end].1 -= 1;
            steps.push((end, part * between));
        }
        // Recorded by ascending end already.
        let mut steps = steps.into_iter().peekable();
        let (mut slope, mut shift, mut open) = (0.0, 0.0, 0);
        for index in 0..count {
            slope += self.shares[index].0;
            open += self.shares[index].1;
            while let Some((_, back)) = steps.next_if(|step| step.0 == index) {
                shift -= back;
            }
            if open == 0 {
                // Exactly nothing, not the sum of rounding errors.
                (slope, shift) = (0.0, 0.0);
                continue;
            }
            shift += slope;
            let child = self.child(parent, index);
            self.offset[child as usize] += shift;
        }
    }

    fn item(&self, at: u32) -> &'a Item {
        &self.items[at as usize]
    }

    fn child(&self, parent: u32, index: usize) -> u32 {
        self.item(parent).first + index as u32
    }
}

/// Where two contours stopped: what is left of the longer one.
struct Meeting {
    own_left: Option<Mark>,
    others_right: Option<Mark>,
}
