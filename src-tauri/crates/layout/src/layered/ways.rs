//! Cheapest ways through a finished layering: how many lines must be crossed
//! to lead one more line from a vertex to any slot of another layer.
//!
//! A slot is a place between two vertices of a layer: slot `i` has `i`
//! vertices on its left. Between two layers a line from slot `i` to slot `j`
//! crosses the segments that start left of `i` and end right of `j`, and the
//! other way round.

/// The segments between two layers as pairs of places (upper, lower).
#[derive(Clone, Debug, Default)]
pub(crate) struct Gap {
    /// Ordered by the lower place.
    pub(crate) by_lower: Vec<(u32, u32)>,
    /// Ordered by the upper place.
    pub(crate) by_upper: Vec<(u32, u32)>,
}

/// A way goes down or up; its near layer is the one it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// From the upper to the lower layer.
    Down,
    /// From the lower to the upper layer.
    Up,
}

/// Where a step ends on the far layer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// At the vertex of that place.
    Vertex(u32),
    /// In that slot.
    Slot(u32),
}

impl Gap {
    /// The segments as (near, far) places, ordered by the far one.
    pub(crate) fn facing(&self, heading: Heading) -> impl Iterator<Item = (u32, u32)> + '_ {
        let list = if heading == Heading::Down { &self.by_lower } else { &self.by_upper };
        list.iter().map(move |&(upper, lower)| match heading {
            Heading::Down => (upper, lower),
            Heading::Up => (lower, upper),
        })
    }

    /// Crossings on the way from the near vertex at `place` to each slot of
    /// the far layer, which has `width` vertices. Segments with an end at
    /// `place` are not crossed. Complexity: O(width + segments).
    pub(crate) fn away_from(&self, heading: Heading, place: u32, width: usize) -> Vec<i32> {
        let mut row = vec![0; width + 1];
        for (near, far) in self.facing(heading) {
            // Those from the left are crossed up to their end, those from the right after it.
            if near < place {
                row[0] += 1;
                row[far as usize + 1] -= 1;
            } else if near > place {
                row[far as usize + 1] += 1;
            }
        }
        summed(row)
    }

    /// Crossings on the way from each slot of the near layer, which has
    /// `width` vertices, to the goal. Complexity: O(width + segments).
    pub(crate) fn towards(&self, heading: Heading, goal: Goal, width: usize) -> Vec<i32> {
        let mut row = vec![0; width + 1];
        for (near, far) in self.facing(heading) {
            let (ends_left, ends_right) = match goal {
                Goal::Vertex(place) => (far < place, far > place),
                Goal::Slot(slot) => (far < slot, far >= slot),
            };
            if ends_right {
                row[near as usize + 1] += 1;
            } else if ends_left {
                row[0] += 1;
                row[near as usize + 1] -= 1;
            }
        }
        summed(row)
    }
}

fn summed(mut row: Vec<i32>) -> Vec<i32> {
    for at in 1..row.len() {
        row[at] += row[at - 1];
    }
    row
}

/// Carries costs from one layer to the next; keeps its buffers between calls.
///
/// A tournament tree over the differences of neighbouring costs: each inner
/// node knows their sum and their smallest prefix sum, so that a change to all
/// costs right of a place is one leaf and the way to the root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carrier {
    sum: Vec<i32>,
    low: Vec<i32>,
}

/// A cost that no way reaches.
const NEVER: i32 = i32::MAX / 4;

impl Carrier {
    /// Least cost to each slot of the far layer (`width` vertices), given the
    /// least cost to each slot of the near one.
    /// Complexity: O(near + width + segments × log near).
    pub(crate) fn carry(&mut self, near: &[i32], gap: &Gap, heading: Heading, width: usize) -> Vec<i32> {
        let leaves = near.len().next_power_of_two();
        self.sum.clear();
        self.sum.resize(2 * leaves, 0);
        self.low.clear();
        self.low.resize(2 * leaves, NEVER);
        let mut before = 0;
        for (slot, &cost) in near.iter().enumerate() {
            self.sum[leaves + slot] = cost - before;
            before = cost;
        }
        // For far slot 0 every segment that starts left of the near slot is crossed.
        for (from, _) in gap.facing(heading) {
            self.sum[leaves + from as usize + 1] += 1;
        }
        for leaf in leaves..leaves + near.len() {
            self.low[leaf] = self.sum[leaf];
        }
        for node in (1..leaves).rev() {
            self.pull(node);
        }
        let mut far = Vec::with_capacity(width + 1);
        let mut passed = 0;
        for (from, to) in gap.facing(heading) {
            while far.len() <= to as usize {
                far.push(self.low[1] + passed);
            }
            // Passing this end: crossed from the slots left of its start, no longer from those right.
            passed += 1;
            let mut node = leaves + from as usize + 1;
            self.sum[node] -= 2;
            self.low[node] -= 2;
            node /= 2;
            while node > 0 {
                self.pull(node);
                node /= 2;
            }
        }
        far.resize(width + 1, self.low[1] + passed);
        far
    }

    fn pull(&mut self, node: usize) {
        let (left, right) = (2 * node, 2 * node + 1);
        self.sum[node] = self.sum[left] + self.sum[right];
        self.low[node] = self.low[left].min(self.sum[left] + self.low[right]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gap(mut segments: Vec<(u32, u32)>) -> Gap {
        segments.sort_by_key(|segment| (segment.1, segment.0));
        let by_lower = segments.clone();
        segments.sort_unstable();
        Gap { by_lower, by_upper: segments }
    }

    /// Crossings from near slot `i` to far slot `j`, by definition.
    fn crossed(gap: &Gap, heading: Heading, i: u32, j: u32) -> i32 {
        let turns = |(from, to): (u32, u32)| (from < i) != (to < j);
        gap.facing(heading).filter(|&segment| turns(segment)).count() as i32
    }

    proptest! {
        #![proptest_config(super::super::tests::config())]
        #[test]
        fn costs_are_what_the_definition_says(
            segments in proptest::collection::vec((0u32..6, 0u32..6), 0..30),
            near in proptest::collection::vec(0i32..20, 7),
            place in 0u32..6,
        ) {
            let gap = gap(segments);
            for heading in [Heading::Down, Heading::Up] {
                let carried = Carrier::default().carry(&near, &gap, heading, 6);
                for (j, &cost) in (0..=6).zip(&carried) {
                    let least = (0..=6).map(|i| near[i as usize] + crossed(&gap, heading, i, j)).min();
                    prop_assert_eq!(Some(cost), least);
                    let back = gap.towards(heading, Goal::Slot(j), 6);
                    for i in 0..=6 {
                        prop_assert_eq!(back[i as usize], crossed(&gap, heading, i, j));
                    }
                }
                // A vertex is the slots on both sides of it, its own segments left out.
                let own = |segment: &(u32, u32)| match heading {
                    Heading::Down => segment.0 != place,
                    Heading::Up => segment.1 != place,
                };
                let rest = Gap {
                    by_lower: gap.by_lower.iter().copied().filter(own).collect(),
                    by_upper: gap.by_upper.iter().copied().filter(own).collect(),
                };
                let away = gap.away_from(heading, place, 6);
                for (j, &cost) in (0..=6).zip(&away) {
                    prop_assert_eq!(cost, crossed(&rest, heading, place, j));
                }
            }
        }
    }
}
