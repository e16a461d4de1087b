//! Two states as one chart: the later one with what is gone hung where it was, and what differs marked.

use super::states;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::Snapshot;
use crate::use_case::{chart, scene_answer};
use crate::{key, messages};
use simpul_drawing::badges::{Badge, badged};
use simpul_model::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The chart of two states as info and scene.
///
/// # Errors
/// As [`super::compare`], and `not-found` for the branch asked for.
pub fn comparison(desk: &Desk, request: ComparisonRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let (before, after) = states::both(desk, &request.before, &request.after, ctx)?;
    let marks = marks(&before.document, &after.document, request.chart.by);
    let both = together(&before.document, &after.document);
    let snapshot = Snapshot::of(Arc::new(both));
    let drawn = chart::draw(&snapshot, &request.chart, ctx)?;
    let mut counts = ChangeCounts::default();
    marks.values().for_each(|&kind| counts.count(kind));

    let shown: BTreeSet<RecordRef> = drawn.nodes().map(|(record, _)| record).collect();
    let mut badges: BTreeMap<String, Badge> = BTreeMap::new();
    let mut below: BTreeMap<RecordRef, u32> = BTreeMap::new();
    let word = |code: &str| messages::word(ctx.language, &format!("picture.badge.{code}"), &BTreeMap::new());
    for (&record, &kind) in &marks {
        if shown.contains(&record) {
            let (badge, code) = match kind {
                DifferenceKind::Added => (Badge::added as fn(String) -> Badge, "added"),
                DifferenceKind::Removed => (Badge::removed as fn(String) -> Badge, "removed"),
                DifferenceKind::Moved => (Badge::moved as fn(String) -> Badge, "moved"),
                DifferenceKind::Changed => (Badge::changed as fn(String) -> Badge, "changed"),
            };
            badges.insert(key::of(record), badge(word(code)));
        } else if let Some(above) = nearest(&snapshot.document, record, &shown) {
            *below.entry(above).or_default() += 1;
        }
    }
    let hidden = below.values().sum();
    for (record, count) in below {
        badges.entry(key::of(record)).or_default().below =
            messages::count(ctx.language, "picture.badge.below", u64::from(count));
    }
    let info = ComparisonInfo { chart: drawn.info, counts, hidden };
    scene_answer(&info, &badged(drawn.scene, &badges))
}

/// Boxes that differ: positions or units, and positions whose holders do.
fn marks(before: &Document, after: &Document, by: ChartBy) -> BTreeMap<RecordRef, DifferenceKind> {
    let mut marks = BTreeMap::new();
    for difference in differences(&before.compare(after)) {
        let only_order = difference.fields.iter().all(|change| change.field == FieldRef::Own("order"));
        if difference.kind == DifferenceKind::Moved && only_order {
            continue;
        }
        match (by, difference.record()) {
            (ChartBy::Position, record @ RecordRef::Position(_))
            | (ChartBy::Unit, record @ RecordRef::Unit(_)) => {
                marks.insert(record, difference.kind);
            }
            (ChartBy::Position, RecordRef::Assignment(_)) => {
                let rows = [&difference.before, &difference.after];
                for row in rows.into_iter().flatten() {
                    if let Row::Assignment(held) = row {
                        marks.entry(held.position.into()).or_insert(DifferenceKind::Changed);
                    }
                }
            }
            _ => {}
        }
    }
    marks
}

/// The later state with the positions and units that are gone, where they were or on the nearest above that
/// is still there.
fn together(before: &Document, after: &Document) -> Document {
    let mut change = Change::default();
    let known = before.assignments().iter().chain(after.assignments().iter());
    let mut free = SequentialIds::from(known.map(|held| held.id.raw()).max().unwrap_or_default() + 1);
    let gone = |record: RecordRef| !after.row_exists(record);
    for unit in before.units().iter().filter(|unit| gone(unit.id.into())) {
        change.added.push(Row::Unit(Unit {
            head: None,
            contact: None,
            custom: Custom::new(),
            ..unit.clone()
        }));
    }
    for position in before.positions().iter().filter(|position| gone(position.id.into())) {
        let backup = position.backup.filter(|&backup| after.positions().contains(backup));
        change.added.push(Row::Position(Position { backup, custom: Custom::new(), ..position.clone() }));
        for (person, held) in before
            .assignments_to(position.id)
            .filter_map(|held| Some((before.people().get(held.person)?, held)))
        {
            // Who sits elsewhere since takes the row along; what is gone still shows who held it.
            let id = if gone(held.id.into()) { held.id } else { AssignmentId::mint(&mut free) };
            change.added.push(Row::Assignment(Assignment { id, ..held.clone() }));
            if gone(person.id.into()) {
                change.added.push(Row::Person(Person { custom: Custom::new(), ..person.clone() }));
            }
        }
    }
    let rows: BTreeMap<RecordRef, Row> = change.added.into_iter().map(|row| (row.record(), row)).collect();
    let both = after.with(&Change { added: rows.into_values().collect(), ..Change::default() });
    opened(both, before, after)
}

/// What is gone may hang below what has moved below it since: such a circle is opened at what is gone.
fn opened(both: Document, before: &Document, after: &Document) -> Document {
    let mut change = Change::default();
    for position in before.positions().iter().filter(|p| !after.positions().contains(p.id)) {
        let mut seen = BTreeSet::from([position.id]);
        let mut at = position.manager;
        while let Some(id) = at {
            if id == position.id {
                if let Some(row) = both.row(position.id.into()) {
                    let Row::Position(ghost) = &row else { continue };
                    let top = Position { manager: None, ..ghost.clone() };
                    change.updated.push((row, Row::Position(top)));
                }
                break;
            }
            if !seen.insert(id) {
                break;
            }
            at = both.positions().get(id).and_then(|p| p.manager);
        }
    }
    for unit in before.units().iter().filter(|u| !after.units().contains(u.id)) {
        if both.unit_path(unit.id).iter().skip(1).any(|&above| above == unit.id) {
            let Some(row) = both.row(unit.id.into()) else { continue };
            let Row::Unit(ghost) = &row else { continue };
            let top = Unit { parent: None, ..ghost.clone() };
            change.updated.push((row, Row::Unit(top)));
        }
    }
    if change.is_empty() { both } else { both.with(&change) }
}

/// The nearest box above that is shown.
fn nearest(document: &Document, record: RecordRef, shown: &BTreeSet<RecordRef>) -> Option<RecordRef> {
    let up = |record: &RecordRef| -> Option<RecordRef> {
        match *record {
            RecordRef::Position(id) => Some(document.positions().get(id)?.manager?.into()),
            RecordRef::Unit(id) => Some(document.units().get(id)?.parent?.into()),
            _ => None,
        }
    };
    let most = document.positions().len() + document.units().len();
    std::iter::successors(up(&record), up).take(most).find(|above| shown.contains(above))
}
