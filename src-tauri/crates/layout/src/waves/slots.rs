//! Boxes and the places where lines pass a column, alike.

use super::{WavesInput, WavesOptions};

/// Slots; those of the boxes come first, in their order.
pub(super) struct Slots {
    /// How high each is.
    pub(super) height: Vec<f64>,
    pub(super) column: Vec<u32>,
    pub(super) lane: Vec<u32>,
    /// Lanes one below the other, and in each of them what stands below the others.
    pub(super) rank: Vec<(u32, bool)>,
    /// How wide each column is.
    pub(super) width: Vec<f64>,
    pub(super) lanes: u32,
    /// From slot to slot of the next column; those of one line follow each other.
    pub(super) links: Vec<(u32, u32)>,
    /// Where the links of each line begin; one more than there are lines.
    pub(super) first_link: Vec<u32>,
}

impl Slots {
    /// # Panics
    /// If there is a box without column or lane, or a line that does not lead to the right.
    pub(super) fn of(input: &WavesInput<'_>, options: &WavesOptions) -> Self {
        let columns = input.columns.iter().max().map_or(0, |&last| last + 1);
        let mut slots = Self {
            height: input.sizes.iter().map(|size| size.h).collect(),
            column: input.columns.to_vec(),
            lane: input.lanes.to_vec(),
            rank: input.lanes.iter().copied().zip(input.last.iter().copied()).collect(),
            width: vec![0.0; columns as usize],
            lanes: input.lanes.iter().max().map_or(0, |&last| last + 1),
            links: Vec::new(),
            first_link: vec![0],
        };
        for (size, &column) in input.sizes.iter().zip(input.columns) {
            let width = &mut slots.width[column as usize];
            *width = width.max(size.w);
        }
        for &(from, to) in input.edges {
            let (start, end) = (input.columns[from as usize], input.columns[to as usize]);
            assert!(start < end, "a line leads to the right");
            let mut last = from;
            for column in start + 1..end {
                let passage = slots.height.len() as u32;
                slots.height.push(options.passage);
                slots.column.push(column);
                slots.lane.push(input.lanes[to as usize]);
                slots.rank.push((input.lanes[to as usize], false));
                slots.links.push((last, passage));
                last = passage;
            }
            slots.links.push((last, to));
            slots.first_link.push(slots.links.len() as u32);
        }
        slots
    }

    /// The links of a line, from its source on.
    pub(super) fn of_line(&self, line: usize) -> &[(u32, u32)] {
        &self.links[self.first_link[line] as usize..self.first_link[line + 1] as usize]
    }

    /// The slots of each column, by lane, in their order.
    pub(super) fn by_column(&self) -> Vec<Vec<u32>> {
        let mut columns = vec![Vec::new(); self.width.len()];
        for (slot, &column) in (0_u32..).zip(&self.column) {
            columns[column as usize].push(slot);
        }
        columns.iter_mut().for_each(|column| column.sort_by_key(|&slot| self.rank[slot as usize]));
        columns
    }

    /// What each slot is joined to in the column before it, and after it.
    pub(super) fn neighbours(&self) -> [Vec<Vec<u32>>; 2] {
        let mut joined = [vec![Vec::new(); self.height.len()], vec![Vec::new(); self.height.len()]];
        for &(from, to) in &self.links {
            joined[0][to as usize].push(from);
            joined[1][from as usize].push(to);
        }
        joined
    }
}
