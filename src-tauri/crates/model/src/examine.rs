//! Findings that the data itself shows: recomputed, never stored.

use crate::document::Document;
use crate::record::{FindingKind, PositionKind};
use crate::row::RecordRef;
use crate::text::Date;

/// Something the data shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What kind of finding.
    pub kind: FindingKind,
    /// The record it is about; nothing for the document as a whole.
    pub record: Option<RecordRef>,
    /// Names and counts for the message.
    pub args: Vec<String>,
}

/// Looks the document over: parked positions, several tops, units that nobody leads, assignments that have
/// not begun or are over. In the order of the tables. O(n log n).
pub fn examine(document: &Document, today: Date) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut roots = 0usize;
    for position in document.positions().iter() {
        match (&position.parked, position.manager, position.kind) {
            (Some(given), _, _) => seen.push(Seen {
                kind: FindingKind::MissingManager,
                record: Some(position.id.into()),
                args: vec![position.title.clone(), given.clone()],
            }),
            (None, None, PositionKind::Line) => roots += 1,
            _ => {}
        }
    }
    if roots > 1 {
        let args = vec![roots.to_string()];
        seen.push(Seen { kind: FindingKind::SeveralRoots, record: None, args });
    }
    for unit in document.units().iter().filter(|u| !u.external && !u.archived) {
        let staffed = document.positions_in(Some(unit.id)).next().is_some();
        if staffed && document.head(unit).is_none() {
            let args = vec![unit.name.clone()];
            seen.push(Seen { kind: FindingKind::NoHead, record: Some(unit.id.into()), args });
        }
    }
    for assignment in document.assignments().iter().filter(|a| !a.is_current(today)) {
        let person = document.people().get(assignment.person).map(|p| p.name.clone());
        let title = document.positions().get(assignment.position).map(|p| p.title.clone());
        seen.push(Seen {
            kind: FindingKind::FutureOrEnded,
            record: Some(assignment.position.into()),
            args: vec![person.unwrap_or_default(), title.unwrap_or_default()],
        });
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Position, Unit};
    use crate::{IdGen, PositionId, Row, SequentialIds, UnitId};

    #[test]
    fn two_tops_in_one_unit_leave_it_without_a_head() {
        let mut ids = SequentialIds::default();
        let unit = Unit::new(UnitId::from_raw(ids.next_id()), "Warehouse");
        let mut seat = |title: &str| Position {
            unit: Some(unit.id),
            ..Position::new(PositionId::from_raw(ids.next_id()), title)
        };
        let (a, b) = (seat("A"), seat("B"));
        let parked = Position { parked: Some("P9".into()), ..seat("C") };
        let rows = [Row::Unit(unit), Row::Position(a), Row::Position(b), Row::Position(parked)];
        let document: Document = rows.into_iter().collect();
        let kinds: Vec<_> =
            examine(&document, jiff::civil::date(2026, 1, 1)).iter().map(|s| s.kind).collect();
        assert_eq!(kinds, [FindingKind::MissingManager, FindingKind::SeveralRoots, FindingKind::NoHead]);
    }
}
