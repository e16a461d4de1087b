//! What an import makes of the records that were there, in the words of a staff list: who was added, left,
//! moved or changed.

use crate::dto::{Difference, Differences};
use crate::key::outside;
use simpul_model::{Change, Date, Document, PersonId, RecordRef, Row};

/// Sorts the rows of a change. O(n log n).
pub(super) fn of(change: &Change, before: &Document, after: &Document, today: Date) -> Differences {
    let mut found = Differences::default();
    found.added.extend(change.added.iter().filter_map(|row| difference(row, after)));
    found.left.extend(change.removed.iter().filter_map(|row| difference(row, before)));
    for (old, new) in &change.updated {
        match (old, new) {
            (Row::Assignment(old), _) if !holds(after, old.person, today) => {
                let person = after.people().get(old.person).cloned().map(Row::Person);
                found.left.extend(person.and_then(|row| difference(&row, after)));
            }
            _ if is_same_but_order(old, new) => {}
            _ if has_moved(old, new) => found.moved.extend(difference(new, after)),
            _ => found.changed.extend(difference(new, after)),
        }
    }
    for list in [&mut found.added, &mut found.left, &mut found.moved, &mut found.changed] {
        list.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
        list.dedup();
    }
    found
}

fn holds(document: &Document, person: PersonId, today: Date) -> bool {
    document.assignments_of(person).any(|held| held.is_current(today))
}

fn has_moved(old: &Row, new: &Row) -> bool {
    match (old, new) {
        (Row::Position(old), Row::Position(new)) => (old.manager, old.unit) != (new.manager, new.unit),
        (Row::Unit(old), Row::Unit(new)) => old.parent != new.parent,
        _ => false,
    }
}

/// Another place in the file is no news.
fn is_same_but_order(old: &Row, new: &Row) -> bool {
    let mut new = new.clone();
    match (old, &mut new) {
        (Row::Position(old), Row::Position(new)) => new.order = old.order,
        (Row::Unit(old), Row::Unit(new)) => new.order = old.order,
        _ => {}
    }
    *old == new
}

/// Records that people speak of; the others come and go with them.
fn difference(row: &Row, document: &Document) -> Option<Difference> {
    let item = |id| document.items().get(id).map(|item| item.name.clone()).unwrap_or_default();
    let (record, name): (RecordRef, String) = match row {
        Row::Unit(unit) => (unit.id.into(), unit.name.clone()),
        Row::Position(position) => (position.id.into(), position.title.clone()),
        Row::Person(person) => (person.id.into(), person.name.clone()),
        Row::Need(need) => (need.id.into(), item(need.item)),
        Row::Topic(topic) => (topic.id.into(), topic.name.clone()),
        _ => return None,
    };
    Some(Difference { kind: record.kind().code().to_owned(), id: outside(document, record), name })
}
