//! Phase 7: give every vertex its x so that layers keep their order and their
//! distances, long edges run straight and nodes stand amid their neighbours.

use super::order::Order;
use super::proper::Proper;

const NONE: u32 = u32::MAX;

/// Widths and distances along a layer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spacing<'a> {
    /// Width of each node; a dummy has none.
    pub(crate) widths: &'a [f64],
    /// Between two nodes.
    pub(crate) node_gap: f64,
    /// Between two lines, and between a line and a node.
    pub(crate) edge_gap: f64,
}

impl Spacing<'_> {
    /// The distance two neighbours of a layer keep between their centres.
    pub(crate) fn between(&self, left: u32, right: u32) -> f64 {
        let width = |vertex: u32| self.widths.get(vertex as usize).copied();
        match (width(left), width(right)) {
            (Some(left), Some(right)) => f64::midpoint(left, right) + self.node_gap,
            (Some(node), None) | (None, Some(node)) => node / 2.0 + self.edge_gap,
            (None, None) => self.edge_gap,
        }
    }
}

/// The x of each vertex's centre.
///
/// Before: any order of a proper layering. After: neighbours of a layer keep
/// the distance [`Spacing::between`] asks for; inner segments that cross no
/// other inner segment are vertical.
/// Complexity: O(V + S log S).
/// Paper: Brandes, Köpf, "Fast and simple horizontal coordinate assignment",
/// 2002, with Brandes, Walter, Zink, "Erratum: Fast and simple horizontal
/// coordinate assignment", 2020: classes are shifted after all blocks stand,
/// each class by what all its neighbours demand together.
pub(crate) fn balanced(proper: &Proper, order: &Order, spacing: &Spacing<'_>) -> Vec<f64> {
    let conflicts = conflicts(proper, order);
    let mut runs: Vec<Vec<f64>> = Vec::with_capacity(4);
    for from_top in [true, false] {
        for from_left in [true, false] {
            let view = View::new(proper, order, &conflicts, from_top, from_left);
            let (root, align) = view.blocks();
            let mut x = view.compact(&root, &align, spacing);
            if !from_left {
                x.iter_mut().for_each(|x| *x = -*x);
            }
            runs.push(x);
        }
    }
    combine(proper.len(), &runs)
}

/// Aligns the four runs to the narrowest and takes the mean of the two middle
/// values for each vertex.
fn combine(vertices: usize, runs: &[Vec<f64>]) -> Vec<f64> {
    let extent = |x: &Vec<f64>| {
        x.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &x| (low.min(x), high.max(x)))
    };
    let extents: Vec<(f64, f64)> = runs.iter().map(extent).collect();
    let narrowest =
        extents.iter().copied().min_by(|x, y| (x.1 - x.0).total_cmp(&(y.1 - y.0))).unwrap_or_default();
    let shifts: Vec<f64> = (0..)
        .zip(&extents)
        .map(|(at, &(low, high))| {
            // Runs from the left meet at the left edge, those from the right at the right one.
            if at % 2 == 0 { narrowest.0 - low } else { narrowest.1 - high }
        })
        .collect();
    (0..vertices)
        .map(|vertex| {
            let mut values: Vec<f64> = runs.iter().zip(&shifts).map(|(x, shift)| x[vertex] + shift).collect();
            values.sort_by(f64::total_cmp);
            f64::midpoint(values[1], values[2])
        })
        .collect()
}

/// Marks the segments that cross an inner segment (one between two dummies)
/// without being one, and of two crossing inner segments the right one, so
/// that no two segments that may be aligned ever cross as inner ones.
fn conflicts(proper: &Proper, order: &Order) -> Vec<bool> {
    let mut conflict = vec![false; proper.segments.len()];
    let inner = |upper: u32, lower: u32| proper.is_dummy(upper) && proper.is_dummy(lower);
    for lower in 1..proper.layers {
        // Inner segments from left to right that run monotonically: (upper place, lower place).
        let mut kept: Vec<(u32, u32)> = Vec::new();
        for &vertex in &order.layers[lower] {
            for &(above, at) in proper.above.of(vertex) {
                if !inner(above, vertex) {
                    continue;
                }
                let place = order.place[above as usize];
                if kept.last().is_some_and(|last| last.0 > place) {
                    conflict[at as usize] = true;
                } else {
                    kept.push((place, order.place[vertex as usize]));
                }
            }
        }
        let mut next = 0;
        for &vertex in &order.layers[lower] {
            let place = order.place[vertex as usize];
            while kept.get(next).is_some_and(|inner| inner.1 < place) {
                next += 1;
            }
            let low = next.checked_sub(1).map_or(0, |at| kept[at].0);
            let high = kept.get(next).map_or(u32::MAX, |inner| inner.0);
            for &(above, at) in proper.above.of(vertex) {
                if !inner(above, vertex) {
                    let end = order.place[above as usize];
                    conflict[at as usize] = end < low || end > high;
                }
            }
        }
    }
    conflict
}

/// The layering as one of the four runs sees it: turned so that blocks always
/// align upwards and leftmost.
struct View<'a> {
    proper: &'a Proper,
    conflicts: &'a [bool],
    layers: Vec<Vec<u32>>,
    place: Vec<u32>,
    from_top: bool,
    mirrored: bool,
}

impl<'a> View<'a> {
    fn new(
        proper: &'a Proper,
        order: &Order,
        conflicts: &'a [bool],
        from_top: bool,
        from_left: bool,
    ) -> Self {
        let mut layers = order.layers.clone();
        if !from_top {
            layers.reverse();
        }
        if !from_left {
            layers.iter_mut().for_each(|layer| layer.reverse());
        }
        let mut place = vec![0; proper.len()];
        for layer in &layers {
            for (at, &vertex) in (0..).zip(layer) {
                place[vertex as usize] = at;
            }
        }
        Self { proper, conflicts, layers, place, from_top, mirrored: !from_left }
    }

    /// Vertical alignment (the paper's algorithm 2): root of each vertex's
    /// block, and the next vertex of the block in a ring.
    fn blocks(&self) -> (Vec<u32>, Vec<u32>) {
        let count = self.proper.len() as u32;
        let mut root: Vec<u32> = (0..count).collect();
        let mut align: Vec<u32> = (0..count).collect();
        let near = if self.from_top { &self.proper.above } else { &self.proper.below };
        let mut sorted: Vec<(u32, u32, u32)> = Vec::new();
        for layer in self.layers.iter().skip(1) {
            let mut taken: Option<u32> = None;
            for &vertex in layer {
                sorted.clear();
                sorted.extend(
                    near.of(vertex).iter().map(|&(other, at)| (self.place[other as usize], other, at)),
                );
                if sorted.is_empty() {
                    continue;
                }
                sorted.sort_unstable();
                for middle in [(sorted.len() - 1) / 2, sorted.len() / 2] {
                    let (place, other, at) = sorted[middle];
                    let free = align[vertex as usize] == vertex;
                    let right = taken.is_none_or(|taken| taken < place);
                    if free && right && !self.conflicts[at as usize] {
                        align[other as usize] = vertex;
                        root[vertex as usize] = root[other as usize];
                        align[vertex as usize] = root[vertex as usize];
                        taken = Some(place);
                    }
                }
            }
        }
        (root, align)
    }

    /// The vertex left of `vertex` on its layer, if any.
    fn left_of(&self, vertex: u32) -> Option<u32> {
        let layer = self.proper.layer[vertex as usize] as usize;
        let layer = if self.from_top { layer } else { self.layers.len() - 1 - layer };
        let before = (self.place[vertex as usize] as usize).checked_sub(1)?;
        Some(self.layers[layer][before])
    }

    fn gap(&self, left: u32, right: u32, spacing: &Spacing<'_>) -> f64 {
        if self.mirrored { spacing.between(right, left) } else { spacing.between(left, right) }
    }

    /// Horizontal compaction (the erratum's algorithm 3): blocks are placed
    /// inside their classes, then classes against each other.
    fn compact(&self, root: &[u32], align: &[u32], spacing: &Spacing<'_>) -> Vec<f64> {
        let count = self.proper.len();
        let mut sink: Vec<u32> = (0..count as u32).collect();
        let mut x = vec![0.0f64; count];
        for block in self.blocks_in_order(root, align) {
            let mut vertex = block;
            loop {
                if let Some(left) = self.left_of(vertex) {
                    let other = root[left as usize];
                    if sink[block as usize] == block {
                        sink[block as usize] = sink[other as usize];
                    }
                    if sink[block as usize] == sink[other as usize] {
                        let from = x[other as usize] + self.gap(left, vertex, spacing);
                        x[block as usize] = x[block as usize].max(from);
                    }
                }
                vertex = align[vertex as usize];
                if vertex == block {
                    break;
                }
            }
        }
        for vertex in 0..count {
            x[vertex] = x[root[vertex] as usize];
            sink[vertex] = sink[root[vertex] as usize];
        }
        let shift = self.class_shifts(root, align, &sink, &x, spacing);
        (0..count).map(|vertex| x[vertex] + shift[sink[vertex] as usize]).collect()
    }

    /// Roots of all blocks such that a block follows all that stand left of
    /// one of its vertices.
    fn blocks_in_order(&self, root: &[u32], align: &[u32]) -> Vec<u32> {
        let mut state = vec![0u8; root.len()];
        let mut done = Vec::new();
        let mut stack: Vec<(u32, u32)> = Vec::new();
        for layer in &self.layers {
            for &vertex in layer {
                let block = root[vertex as usize];
                if state[block as usize] != 0 {
                    continue;
                }
                state[block as usize] = 1;
                stack.push((block, block));
                while let Some((block, at)) = stack.last_mut() {
                    let block = *block;
                    if *at == NONE {
                        done.push(block);
                        stack.pop();
                        continue;
                    }
                    let vertex = *at;
                    let next = align[vertex as usize];
                    *at = if next == block { NONE } else { next };
                    if let Some(left) = self.left_of(vertex) {
                        let other = root[left as usize];
                        if state[other as usize] == 0 {
                            state[other as usize] = 1;
                            stack.push((other, other));
                        }
                    }
                }
            }
        }
        done
    }

    /// How far each class moves, by the vertex that is its sink.
    ///
    /// Every class must stay left of the classes its vertices have on their
    /// right; these demands form no cycle, so they are met in one pass over the
    /// classes, rightmost first.
    fn class_shifts(
        &self,
        root: &[u32],
        align: &[u32],
        sink: &[u32],
        x: &[f64],
        spacing: &Spacing<'_>,
    ) -> Vec<f64> {
        let mut shift = vec![f64::INFINITY; sink.len()];
        for first in 0..self.layers.len() {
            let Some(&start) = self.layers[first].first() else {
                continue;
            };
            if sink[start as usize] != start {
                continue;
            }
            if shift[start as usize].is_infinite() {
                shift[start as usize] = 0.0;
            }
            // Walk along the right border of the class, from its sink down.
            let (mut layer, mut at) = (first, 0);
            loop {
                let mut vertex = self.layers[layer][at];
                while align[vertex as usize] != root[vertex as usize] {
                    vertex = align[vertex as usize];
                    layer += 1;
                    if let Some(left) = self.left_of(vertex) {
                        let other = sink[left as usize];
                        let room = x[vertex as usize] - (x[left as usize] + self.gap(left, vertex, spacing));
                        let demand = shift[sink[vertex as usize] as usize] + room;
                        shift[other as usize] = shift[other as usize].min(demand);
                    }
                }
                at = self.place[vertex as usize] as usize + 1;
                let inside = self.layers[layer].get(at).is_some_and(|&next| sink[next as usize] == start);
                if !inside {
                    break;
                }
            }
        }
        shift.into_iter().map(|shift| if shift.is_infinite() { 0.0 } else { shift }).collect()
    }
}
