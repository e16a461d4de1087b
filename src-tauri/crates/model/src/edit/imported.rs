//! What an import said, kept beside what somebody makes of it by hand, so that the next import can tell its
//! own news from theirs.

use super::draft::Draft;
use crate::document::Document;
use crate::id::{PersonId, PositionId};
use crate::record::Position;
use crate::row::{RecordRef, Row};
use std::collections::BTreeSet;

/// Rows that were changed by hand keep the state in which they were found, unless they carry an earlier one;
/// a row that is as the import said again carries none. Its place among siblings and the picture of a person are
/// no word of an import.
pub(super) fn keep(draft: &mut Draft<'_>) {
    let rows: Vec<Row> = draft.updated().filter_map(|(before, after)| carrying(before, after)).collect();
    draft.put_all(rows);
    let rows: Vec<Row> = reseated(draft).into_iter().map(Row::Position).collect();
    draft.put_all(rows);
}

/// Posts of lists, of which somebody changed who sits there: they carry whom they were found with, unless they
/// carry that already, and nothing once they are as they were.
fn reseated(draft: &Draft<'_>) -> Vec<Position> {
    let (before, touched) = draft.touched();
    let mut posts: BTreeSet<PositionId> = BTreeSet::new();
    for record in touched {
        if let RecordRef::Assignment(id) = record {
            let held = [before.assignments().get(id), draft.assignments().get(id)];
            posts.extend(held.into_iter().flatten().map(|held| held.position));
        }
    }
    let listed = posts.into_iter().filter(|&post| before.positions().contains(post));
    let listed = listed.filter_map(|post| draft.positions().get(post));
    let changed = listed.filter(|post| post.external_id.is_some()).filter_map(|post| {
        let said = post.seated.clone().unwrap_or_else(|| sitting(before, post.id));
        let seated = Some(said).filter(|said| *said != sitting(draft, post.id));
        (seated != post.seated).then(|| Position { seated, ..post.clone() })
    });
    changed.collect()
}

/// Everybody who ever sat on a post, ascending.
fn sitting(document: &Document, post: PositionId) -> Vec<PersonId> {
    let people: BTreeSet<PersonId> = document.assignments_to(post).map(|held| held.person).collect();
    people.into_iter().collect()
}

macro_rules! kinds {
    ($($kind:ident $(but $($own:ident)+)?;)+) => {
        /// The row with the state it is to carry; nothing where it carries that already.
        pub(crate) fn carrying(before: Row, after: Row) -> Option<Row> {
            match (before, after) {
                $((Row::$kind(before), Row::$kind(after)) => {
                    let said = after.imported.clone().unwrap_or_else(|| Box::new(before));
                    let mut bare = after.clone();
                    bare.imported = None;
                    $($(bare.$own.clone_from(&said.$own);)+)?
                    let imported = (bare != *said).then_some(said);
                    (imported != after.imported).then(|| Row::$kind(crate::record::$kind { imported, ..after }))
                })+
                _ => None,
            }
        }
    };
}

kinds! {
    Unit but order;
    Position but order seated;
    Person but portrait;
    Assignment;
}

#[cfg(test)]
mod tests {
    use crate::{Change, Document, Edit, Person, PersonId, Row, plan};

    fn renamed(document: &Document, name: &str) -> Document {
        let row = Person { name: name.into(), ..person(document) };
        plan(document, Edit::Update { row: Row::Person(row), by: None }).unwrap().after
    }

    fn person(document: &Document) -> Person {
        document.people().iter().next().unwrap().clone()
    }

    fn said(document: &Document) -> Option<String> {
        person(document).imported.map(|said| said.name)
    }

    #[test]
    fn the_first_state_found_is_kept_until_the_row_is_as_it_was() {
        let sari = Person::new(PersonId::from_raw(1), "Sari");
        let start: Document = [Row::Person(sari)].into_iter().collect();
        let once = renamed(&start, "Sari Dewi");
        let twice = renamed(&once, "Sari D.");
        assert_eq!((said(&once).as_deref(), said(&twice).as_deref()), (Some("Sari"), Some("Sari")));
        assert_eq!(renamed(&twice, "Sari"), start);
    }

    #[test]
    fn an_import_leaves_nothing_of_the_kind() {
        let sari = Person::new(PersonId::from_raw(1), "Sari");
        let start: Document = [Row::Person(sari.clone())].into_iter().collect();
        let after = Row::Person(Person { name: "Sari Dewi".into(), ..sari.clone() });
        let change = Change { updated: vec![(Row::Person(sari), after)], ..Change::default() };
        assert_eq!(said(&plan(&start, Edit::Import(Box::new(change))).unwrap().after), None);
    }
}
