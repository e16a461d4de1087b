//! The order of each column: sweeps by barycentre there and back; the order with the fewest crossings is kept.

use super::slots::Slots;

/// Sweeps there and back.
const ROUNDS: usize = 6;

/// The slots of each column from top to bottom; lanes stay apart.
pub(super) fn order(slots: &Slots) -> Vec<Vec<u32>> {
    let neighbours = slots.neighbours();
    let mut columns = slots.by_column();
    let mut place = vec![0.0; slots.height.len()];
    columns.iter().for_each(|column| number(column, &mut place));
    let mut best = columns.clone();
    let mut least = crossings(slots, &place);
    for round in 0..2 * ROUNDS {
        if least == 0 {
            break;
        }
        let back = round % 2;
        let count = columns.len();
        for step in 1..count {
            let at = if back == 0 { step } else { count - 1 - step };
            let joined = &neighbours[back];
            let wish = |&slot: &u32| {
                let near = &joined[slot as usize];
                let sum: f64 = near.iter().map(|&other| place[other as usize]).sum();
                if near.is_empty() { place[slot as usize] } else { sum / near.len() as f64 }
            };
            let mut wished: Vec<((u32, bool), f64, u32)> =
                columns[at].iter().map(|slot| (slots.rank[*slot as usize], wish(slot), *slot)).collect();
            // Stable: what wishes for the same stays as it stands.
            wished.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            columns[at] = wished.into_iter().map(|(.., slot)| slot).collect();
            number(&columns[at], &mut place);
        }
        let found = crossings(slots, &place);
        if found < least {
            (least, best) = (found, columns.clone());
        }
    }
    best
}

fn number(column: &[u32], place: &mut [f64]) {
    for (at, &slot) in column.iter().enumerate() {
        place[slot as usize] = at as f64;
    }
}

/// Pairs of links that cross between two columns: inversions, counted in a Fenwick tree.
fn crossings(slots: &Slots, place: &[f64]) -> u64 {
    let mut links: Vec<(u32, u32, u32)> = slots
        .links
        .iter()
        .map(|&(from, to)| {
            (slots.column[from as usize], place[from as usize] as u32, place[to as usize] as u32)
        })
        .collect();
    links.sort_unstable();
    links.chunk_by(|a, b| a.0 == b.0).map(|gap| inversions(gap.iter().map(|link| link.2))).sum()
}

fn inversions(places: impl Iterator<Item = u32> + Clone) -> u64 {
    let size = places.clone().max().map_or(0, |most| most as usize + 1);
    let mut tree = vec![0_u64; size + 1];
    let mut found = 0;
    for (before, place) in (0_u64..).zip(places) {
        let mut up_to = 0;
        let mut at = place as usize + 1;
        while at > 0 {
            up_to += tree[at];
            at &= at - 1;
        }
        found += before - up_to;
        let mut at = place as usize + 1;
        while at <= size {
            tree[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_pairs_out_of_order() {
        assert_eq!(inversions([3, 1, 2].into_iter()), 2);
        assert_eq!(inversions([1, 1, 2].into_iter()), 0);
        assert_eq!(inversions([4, 3, 2, 1, 0].into_iter()), 10);
        assert_eq!(inversions(std::iter::empty()), 0);
    }
}
