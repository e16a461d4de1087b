//! Which of those that are struck have a box of their own, and which are folded into one.

use crate::dto::Key;
use simpul_graph::{ImpactParties, ImpactPlace};
use simpul_model::NeedId;
use std::collections::BTreeMap;

/// Boxes of one certainty in a column; from so many on the rest is folded into the last.
const MOST: usize = 12;
/// Opens every box that stands for many.
const ALL: &str = "fold:all";
/// Columns of waves; what comes after them stands in one more, folded.
const MOST_WAVES: u32 = 40;

/// What of an impact is drawn.
pub(super) struct Shown {
    pub(super) columns: Vec<Column>,
    pub(super) boxes: Vec<ShownBox>,
    pub(super) lines: Vec<ShownLine>,
}

/// A column.
pub(super) struct Column {
    /// What it is called in keys.
    pub(super) code: String,
    pub(super) kind: ColumnOf,
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ColumnOf {
    Source,
    Wave(u32),
    Later,
    Outside,
}

/// A box.
pub(super) struct ShownBox {
    pub(super) column: u32,
    pub(super) certain: bool,
    /// Whom it stands for: parties of the impact.
    pub(super) members: Vec<u32>,
    pub(super) fold: Option<Fold>,
}

/// A box that opens, or closes what was opened.
pub(super) struct Fold {
    pub(super) key: Key,
    pub(super) open: bool,
}

/// A line between two boxes.
pub(super) struct ShownLine {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) needs: Vec<NeedId>,
}

impl Shown {
    pub(super) fn of(found: &ImpactParties, open: &[Key]) -> Self {
        let mut groups: BTreeMap<(ColumnOf, bool), Vec<u32>> = BTreeMap::new();
        for (party, at) in found.parties.iter().zip(0..) {
            groups.entry((column_of(party.place), !party.certain)).or_default().push(at);
        }
        let mut shown = Self { columns: Vec::new(), boxes: Vec::new(), lines: Vec::new() };
        let mut box_of = vec![0_u32; found.parties.len()];
        for ((kind, perhaps), members) in groups {
            if shown.columns.last().is_none_or(|last| last.kind != kind) {
                shown.columns.push(Column { code: code(kind), kind });
            }
            shown.group(kind, !perhaps, members, open, &mut box_of);
        }
        let mut lines: BTreeMap<(u32, u32), Vec<NeedId>> = BTreeMap::new();
        for line in &found.lines {
            let ends = (box_of[line.from as usize], box_of[line.to as usize]);
            let columns = [ends.0, ends.1].map(|at| shown.boxes[at as usize].column);
            if columns[0] < columns[1] {
                lines.entry(ends).or_default().extend(&line.needs);
            }
        }
        let line = |((from, to), needs)| ShownLine { from, to, needs };
        shown.lines = lines.into_iter().map(line).collect();
        shown
    }

    /// Whether what stands at a place is in a column.
    pub(super) fn column_holds(&self, column: u32, place: ImpactPlace) -> bool {
        self.columns[column as usize].kind == column_of(place)
    }

    fn group(&mut self, kind: ColumnOf, certain: bool, members: Vec<u32>, open: &[Key], box_of: &mut [u32]) {
        let column = self.columns.len() as u32 - 1;
        let key = format!("fold:{}:{}", code(kind), if certain { "certain" } else { "may" });
        let many = members.len() > MOST && kind != ColumnOf::Source;
        let opened = open.iter().any(|open| *open == key || open == ALL);
        let single = match kind {
            ColumnOf::Later => 0,
            _ if many && !opened => MOST - 1,
            _ => members.len(),
        };
        let (singles, folded) = members.split_at(single);
        for &party in singles {
            box_of[party as usize] = self.boxes.len() as u32;
            self.boxes.push(ShownBox { column, certain, members: vec![party], fold: None });
        }
        if many || !folded.is_empty() {
            for &party in folded {
                box_of[party as usize] = self.boxes.len() as u32;
            }
            let fold = Some(Fold { key, open: opened && kind != ColumnOf::Later });
            self.boxes.push(ShownBox { column, certain, members: folded.to_vec(), fold });
        }
    }
}

fn column_of(place: ImpactPlace) -> ColumnOf {
    match place {
        ImpactPlace::Source => ColumnOf::Source,
        ImpactPlace::Wave(wave) if wave > MOST_WAVES => ColumnOf::Later,
        ImpactPlace::Wave(wave) => ColumnOf::Wave(wave),
        ImpactPlace::Outside => ColumnOf::Outside,
    }
}

fn code(kind: ColumnOf) -> String {
    match kind {
        ColumnOf::Source => "0".to_owned(),
        ColumnOf::Wave(wave) => wave.to_string(),
        ColumnOf::Later => "later".to_owned(),
        ColumnOf::Outside => "outside".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_graph::{ImpactLine, ImpactParty};

    /// One that stops, and so many it strikes in wave 1, the last of which strikes one in wave 2.
    fn struck(many: u32) -> ImpactParties {
        let party = |place, needs| ImpactParty { place, certain: true, end: None, needs };
        let need = |at: u32| vec![NeedId::from_raw(u64::from(at))];
        let mut parties = vec![party(ImpactPlace::Source, Vec::new())];
        parties.extend((1..=many).map(|at| party(ImpactPlace::Wave(1), need(at))));
        parties.push(party(ImpactPlace::Wave(2), need(many + 1)));
        let line = |from, to, needs| ImpactLine { from, to, needs };
        let mut lines: Vec<_> = (1..=many).map(|at| line(0, at, need(at))).collect();
        lines.push(line(many, many + 1, need(many + 1)));
        ImpactParties { parties, lines }
    }

    #[test]
    fn a_full_column_is_not_folded_and_a_fuller_one_is() {
        assert_eq!(Shown::of(&struck(12), &[]).boxes.len(), 14);
        let shown = Shown::of(&struck(95), &[]);
        assert_eq!(shown.boxes.len(), 1 + 12 + 1);
        let fold = &shown.boxes[12];
        assert_eq!((fold.members.len(), fold.fold.as_ref().map(|fold| fold.open)), (84, Some(false)));
        let lines: Vec<_> = shown.lines.iter().map(|line| (line.from, line.to, line.needs.len())).collect();
        assert_eq!(lines[11..], [(0, 12, 84), (12, 13, 1)], "its lines are those of all in it");
        let total: usize = shown.lines.iter().map(|line| line.needs.len()).sum();
        assert_eq!(total, 96);
    }

    #[test]
    fn what_is_opened_shows_all_and_can_be_closed() {
        let shown = Shown::of(&struck(95), &["fold:1:certain".to_owned()]);
        assert_eq!(shown.boxes.len(), 1 + 95 + 1 + 1);
        let close = &shown.boxes[96];
        assert_eq!((close.members.len(), close.fold.as_ref().map(|fold| fold.open)), (0, Some(true)));
        assert_eq!(Shown::of(&struck(95), &[ALL.to_owned()]).boxes.len(), shown.boxes.len());
    }
}
