//! The cells of a matrix that are not empty.

use crate::dto::{MatrixCells, RunsBack, Strength};
use crate::use_case::map::Seen;
use simpul_drawing::scene::flags;
use simpul_graph::{MatrixAxis, Pair, PairKind};

/// Of a cell's flags: the key of its pair names the customer first.
const TURNED: u8 = 64;

/// Who gives to whom.
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    /// Place among the pairs shown.
    pub(super) pair: u32,
    pub(super) needs: u32,
    pub(super) strength: f64,
    pub(super) flags: u8,
}

/// All of them, by row and column.
pub(super) struct Cells {
    pub(super) list: Vec<Cell>,
    /// The most of the first and of the second step of strength.
    pub(super) limits: (f64, f64),
    heads: usize,
}

impl Cells {
    /// O(n log n) over the pairs shown.
    pub(super) fn of(seen: &Seen<'_>, axis: &MatrixAxis, strength: Strength) -> Self {
        let mut place = vec![u32::MAX; seen.graph.nodes().len()];
        for (head, at) in axis.heads.iter().zip(0..) {
            if let Some(node) = head.at {
                place[node as usize] = at;
            }
        }
        let mut list = Vec::with_capacity(2 * seen.shown.len());
        for (pair, at) in seen.shown.iter().zip(0..) {
            let flag = flag(seen, pair);
            let ways = [
                (pair.a, pair.b, pair.forth.len(), pair.weight_forth, flag),
                (pair.b, pair.a, pair.back.len(), pair.weight_back, flag | TURNED),
            ];
            for (from, to, needs, weight, flags) in ways {
                if needs == 0 {
                    continue;
                }
                let strength = match strength {
                    Strength::Needs => needs as f64,
                    Strength::Weight => weight,
                };
                let (row, column) = (place[from as usize], place[to as usize]);
                list.push(Cell { row, column, pair: at, needs: needs as u32, strength, flags });
            }
        }
        list.sort_unstable_by_key(|cell| (cell.row, cell.column));
        Self { limits: limits(&list), list, heads: axis.heads.len() }
    }

    /// How strong a cell is, from 1 to 3.
    pub(super) fn step(&self, cell: &Cell) -> u8 {
        1 + u8::from(cell.strength > self.limits.0) + u8::from(cell.strength > self.limits.1)
    }

    /// Customers of each row and suppliers of each column.
    pub(super) fn totals(&self) -> (Vec<u32>, Vec<u32>) {
        let (mut gives, mut gets) = (vec![0; self.heads], vec![0; self.heads]);
        for cell in &self.list {
            gives[cell.row as usize] += 1;
            gets[cell.column as usize] += 1;
        }
        (gives, gets)
    }

    /// What runs back inside the company: below the diagonal.
    pub(super) fn runs_back(&self, external_from: u32) -> RunsBack {
        let back = self.list.iter().filter(|cell| cell.column < cell.row && cell.row < external_from);
        let (links, needs) = back.fold((0, 0), |(links, needs), cell| (links + 1, needs + cell.needs));
        RunsBack { links, needs }
    }

    pub(super) fn view(&self) -> MatrixCells {
        let mut starts = Vec::with_capacity(self.heads + 1);
        let mut begun = 0;
        for row in 0..=self.heads as u32 {
            while self.list.get(begun).is_some_and(|cell| cell.row < row) {
                begun += 1;
            }
            starts.push(begun as u32);
        }
        MatrixCells {
            starts,
            columns: self.list.iter().map(|cell| cell.column).collect(),
            needs: self.list.iter().map(|cell| cell.needs).collect(),
            labels: self.list.iter().map(|cell| compact(cell.strength)).collect(),
            steps: self.list.iter().map(|cell| self.step(cell)).collect(),
            flags: self.list.iter().map(|cell| cell.flags).collect(),
        }
    }
}

fn flag(seen: &Seen<'_>, pair: &Pair) -> u8 {
    let kind = match pair.kind {
        PairKind::TwoWay => flags::TWO_WAY,
        PairKind::Summed => flags::TWO_WAY | flags::SUMMED,
        PairKind::OneWay if seen.is_calm(pair) => flags::CALM,
        PairKind::OneWay => 0,
    };
    kind | if pair.external { flags::EXTERNAL } else { 0 }
}

/// What six and what nine in ten cells do not exceed; those that all have stay in the first step.
fn limits(cells: &[Cell]) -> (f64, f64) {
    let mut strengths: Vec<f64> = cells.iter().map(|cell| cell.strength).collect();
    strengths.sort_unstable_by(f64::total_cmp);
    let of = |tenths: usize| strengths.get((strengths.len() * tenths / 10).max(1) - 1).copied();
    (of(6).unwrap_or(0.0), of(9).unwrap_or(0.0))
}

/// A number short enough for a cell.
pub(super) fn compact(number: f64) -> String {
    match number {
        n if n < 10.0 && n.fract() != 0.0 => format!("{n:.1}"),
        n if n < 999.5 => format!("{n:.0}"),
        n if n < 999_500.0 => format!("{:.0}k", n / 1e3),
        n => format!("{:.0}M", n / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fit_their_cells() {
        let short = [0.5, 3.0, 12.4, 999.0, 1_500.0, 64_000.0, 150_000.0, 999_600.0, 2e6].map(compact);
        assert_eq!(short, ["0.5", "3", "12", "999", "2k", "64k", "150k", "1M", "2M"]);
    }
}
