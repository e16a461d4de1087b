//! The way from the top of the chart to the branch shown.

use crate::dto::Name;
use crate::key;
use crate::use_case::line::Lines;
use simpul_model::{PositionId, RecordRef};

/// Most steps above a branch that are named; of a longer way the first and the nearest are.
const NAMED: usize = 6;

/// Who stands above the branch `root`, topmost first, itself last; and how many are left out after the first.
/// Empty for the whole chart. O(depth).
pub(super) fn to(lines: &Lines<'_>, root: Option<&str>) -> (Vec<Name>, u32) {
    let mut way = match root.map(key::parse) {
        Some(Ok(RecordRef::Position(id))) => managers(lines, id),
        Some(Ok(RecordRef::Person(id))) => {
            let held = lines.document.assignments_of(id).find(|held| held.is_current(lines.today));
            let mut way = held.map(|held| managers(lines, held.position)).unwrap_or_default();
            way.pop();
            way.push(id.into());
            way
        }
        Some(Ok(RecordRef::Unit(id))) => {
            let mut way: Vec<RecordRef> = lines.document.unit_path(id).into_iter().map(Into::into).collect();
            way.reverse();
            way
        }
        _ => Vec::new(),
    };
    let skipped = way.len().saturating_sub(NAMED);
    if skipped > 0 {
        way.drain(1..=skipped);
    }
    let name = |record| match record {
        RecordRef::Position(id) => lines.position(id).name,
        RecordRef::Person(id) => lines.document.people().get(id).map(|p| p.name.clone()).unwrap_or_default(),
        RecordRef::Unit(id) => lines.unit(id).name,
        _ => String::new(),
    };
    let named = way.into_iter().map(|record| Name { key: key::of(record), name: name(record) });
    (named.collect(), skipped as u32)
}

fn managers(lines: &Lines<'_>, position: PositionId) -> Vec<RecordRef> {
    let mut way = Vec::new();
    let mut next = Some(position);
    // No accepted edit makes a circle; a file from elsewhere must not hang the window.
    while let Some(id) = next.filter(|_| way.len() <= lines.document.positions().len()) {
        way.push(id.into());
        next = lines.document.positions().get(id).and_then(|position| position.manager);
    }
    way.reverse();
    way
}
