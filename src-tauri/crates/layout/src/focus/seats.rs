//! On which side of the middle each node sits, and how far out.

use crate::layered::Edge;

/// A side of the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Those that serve the middle.
    Left,
    /// Those that the middle serves.
    Right,
    /// Half of those linked both ways.
    Above,
    /// The other half.
    Below,
}

/// Where a node sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// Steps from the middle; the middle itself has none.
    pub hop: u32,
    /// On which side; [`Side::Left`] for the middle.
    pub side: Side,
}

/// The seats of `nodes` nodes around `centre`, those at most `depth` steps away. A node further out sits on the
/// side of the first neighbour that led to it. Breadth first, O(n + e) and the sorting of neighbours.
#[must_use]
pub fn seats(nodes: usize, edges: &[Edge], centre: u32, depth: u32) -> Vec<Option<Seat>> {
    let mut seats: Vec<Option<Seat>> = vec![None; nodes];
    let Some(middle) = seats.get_mut(centre as usize) else { return seats };
    *middle = Some(Seat { hop: 0, side: Side::Left });
    let mut beside: Vec<Vec<(u32, Option<Side>)>> = vec![Vec::new(); nodes];
    for edge in edges.iter().filter(|edge| edge.source != edge.target) {
        let (forth, back) = if edge.two_way { (None, None) } else { (Some(Side::Right), Some(Side::Left)) };
        beside[edge.source as usize].push((edge.target, forth));
        beside[edge.target as usize].push((edge.source, back));
    }
    beside.iter_mut().for_each(|list| list.sort_unstable());

    let mut frontier = vec![centre];
    let mut mutual = 0;
    for hop in 1..=depth {
        let mut next: Vec<u32> = Vec::new();
        for &from in &frontier {
            for &(node, side) in &beside[from as usize] {
                if seats[node as usize].is_some() {
                    continue;
                }
                let side = match (hop, side) {
                    (1, Some(side)) => side,
                    (1, None) => {
                        mutual += 1;
                        if mutual % 2 == 1 { Side::Above } else { Side::Below }
                    }
                    _ => seats[from as usize].map_or(Side::Left, |seat| seat.side),
                };
                seats[node as usize] = Some(Seat { hop, side });
                next.push(node);
            }
        }
        next.sort_unstable_by_key(|&node| (seats[node as usize], node));
        frontier = next;
    }
    seats
}
