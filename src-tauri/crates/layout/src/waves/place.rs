//! How high each slot stands: as near to those it is joined to as its order and the room allow.

use super::WavesOptions;
use super::slots::Slots;
use crate::geometry::{Rect, Size};

/// Sweeps that draw slots towards those they are joined to: there, back, and there once more.
const SWEEPS: [usize; 3] = [0, 1, 0];

/// Where the columns, lanes and slots are.
pub(super) struct Placed {
    /// The upper end of each slot.
    pub(super) top: Vec<f64>,
    pub(super) columns: Vec<(f64, f64)>,
    pub(super) lanes: Vec<Option<(f64, f64)>>,
}

impl Placed {
    /// Boxes stand at the left of their column.
    pub(super) fn boxes(&self, slots: &Slots, sizes: &[Size]) -> Vec<Rect> {
        let at = |(slot, size): (usize, &Size)| {
            Rect::new(self.columns[slots.column[slot] as usize].0, self.top[slot], size.w, size.h)
        };
        sizes.iter().enumerate().map(at).collect()
    }
}

pub(super) fn place(slots: &Slots, order: &[Vec<u32>], options: &WavesOptions) -> Placed {
    let neighbours = slots.neighbours();
    let mut top = vec![0.0; slots.height.len()];
    let mut lanes = Vec::new();
    let mut above = 0.0;
    for lane in 0..slots.lanes {
        let stacks: Vec<Vec<u32>> = order
            .iter()
            .map(|column| column.iter().copied().filter(|&slot| slots.lane[slot as usize] == lane).collect())
            .collect();
        let room = stacks.iter().map(|stack| height(stack, slots, options)).fold(0.0, f64::max);
        for stack in &stacks {
            pile(stack, slots, options, &mut top);
        }
        for back in SWEEPS {
            for step in 0..stacks.len() {
                let at = if back == 0 { step } else { stacks.len() - 1 - step };
                let lane = Lane { at: lane, room };
                settle(&stacks[at], slots, lane, &neighbours[back], options, &mut top);
            }
        }
        lanes.push(shift(&stacks, slots, above, &mut top));
        above = lanes.last().copied().flatten().map_or(above, |(_, end): (f64, f64)| end + options.lane_gap);
    }
    let columns = columns(slots, &top, options);
    Placed { top, columns, lanes }
}

/// Columns from left to right. Where many lines rise or fall steeply, there is more room for them to part.
fn columns(slots: &Slots, top: &[f64], options: &WavesOptions) -> Vec<(f64, f64)> {
    let middle = |slot: u32| top[slot as usize] + slots.height[slot as usize] / 2.0;
    let mut rises: Vec<Vec<f64>> = vec![Vec::new(); slots.width.len()];
    for &(from, to) in &slots.links {
        let rise = (middle(from) - middle(to)).abs();
        if rise > STEEP * options.column_gap {
            rises[slots.column[from as usize] as usize].push(rise);
        }
    }
    let mut columns = Vec::with_capacity(slots.width.len());
    let mut left = 0.0;
    for (&width, rises) in slots.width.iter().zip(&rises) {
        columns.push((left, left + width));
        let wanted = rises.iter().fold(0.0, |most: f64, &rise| most.max(rise * PER_RISE));
        let most = (rises.len() as f64 * PER_LINE).min(MOST_WIDER * options.column_gap);
        left += width + options.column_gap + wanted.min(most).round();
    }
    columns
}

/// A line is steep that rises so many times the gap it crosses.
const STEEP: f64 = 3.0;
/// How much wider a gap is for the steepest line, for each steep line, and at most.
const PER_RISE: f64 = 0.2;
const PER_LINE: f64 = 8.0;
const MOST_WIDER: f64 = 1.75;

/// How high slots and the gaps between them are.
fn height(stack: &[u32], slots: &Slots, options: &WavesOptions) -> f64 {
    let heights: f64 = stack.iter().map(|&slot| slots.height[slot as usize]).sum();
    heights + options.node_gap * stack.len().saturating_sub(1) as f64
}

/// One below the other, the middle of the stack at 0.
fn pile(stack: &[u32], slots: &Slots, options: &WavesOptions, top: &mut [f64]) {
    let mut y = -height(stack, slots, options) / 2.0;
    for &slot in stack {
        top[slot as usize] = y;
        y += slots.height[slot as usize] + options.node_gap;
    }
}

/// A lane, and how high its highest stack is.
#[derive(Clone, Copy)]
struct Lane {
    at: u32,
    room: f64,
}

/// Each slot of the stack goes where those it is joined to in its lane are, by the least sum of squares that keeps
/// the order and the gaps: neighbours that would overlap are pooled. None leaves the height of the highest stack, so
/// that waves do not drift down like stairs.
fn settle(
    stack: &[u32],
    slots: &Slots,
    lane: Lane,
    joined: &[Vec<u32>],
    options: &WavesOptions,
    top: &mut [f64],
) {
    // Of each pool: the sum of the wishes for its first slot, how many, and how many slots.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    let mut offset = 0.0;
    for &slot in stack {
        let near = joined[slot as usize].iter().filter(|&&other| slots.lane[other as usize] == lane.at);
        let middles = near.map(|&other| top[other as usize] + slots.height[other as usize] / 2.0);
        let (sum, count) = middles.fold((0.0, 0.0), |(sum, count), middle| (sum + middle, count + 1.0));
        let own = slots.height[slot as usize];
        let wish = if count > 0.0 { sum / count - own / 2.0 } else { top[slot as usize] };
        pools.push((wish - offset, 1.0, 1));
        offset += own + options.node_gap;
        while let [.., (a, m, i), (b, n, j)] = pools[..] {
            if a / m <= b / n {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push((a + b, m + n, i + j));
        }
    }
    let mut rest = stack.iter();
    let first = -lane.room / 2.0;
    let last = (lane.room / 2.0 - height(stack, slots, options)).max(first);
    let mut offset = 0.0;
    for (sum, weight, count) in pools {
        for &slot in rest.by_ref().take(count) {
            top[slot as usize] = (sum / weight).clamp(first, last) + offset;
            offset += slots.height[slot as usize] + options.node_gap;
        }
    }
}

/// Moves a lane so that it begins at `above`, on whole units; its ends.
fn shift(stacks: &[Vec<u32>], slots: &Slots, above: f64, top: &mut [f64]) -> Option<(f64, f64)> {
    let all = || stacks.iter().flatten().map(|&slot| slot as usize);
    let first = all().map(|slot| top[slot]).reduce(f64::min)?;
    let mut end = above;
    for slot in all() {
        top[slot] = (top[slot] - first + above).round();
        end = end.max(top[slot] + slots.height[slot]);
    }
    Some((above, end))
}
