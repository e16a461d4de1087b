//! What an import brings into a document that people have worked on: its news, and not what it said before.
//!
//! A field that the import says as it said it last time stays as somebody made it since; one that only the
//! import changed takes its value; one that both changed is a [`Conflict`] with three values. This is the
//! three-way merge of text editors, field by field; the base is what [`crate::Position::imported`] and its
//! likes keep.

mod held;
mod seated;

use crate::change::Change;
use crate::compare::{Clash, FieldRef, Met, Value, differing, merge, take};
use crate::document::Document;
use crate::id::PositionId;
use crate::row::{RecordRef, Row};
use held::held_anew;
use std::collections::BTreeMap;

/// A field that was changed here and in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Of which record.
    pub record: RecordRef,
    /// Which field.
    pub field: FieldRef,
    /// What the last import said.
    pub said: Value,
    /// What it is here.
    pub mine: Value,
    /// What the list says now.
    pub theirs: Value,
}

/// What an import brings.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// What is to change here; fields in conflict stay as they are unless they were settled otherwise.
    pub change: Change,
    /// Every field in conflict, settled or not, by record.
    pub conflicts: Vec<Conflict>,
}

/// Whether a field in conflict takes the value of the list.
pub type Settled<'s> = &'s dyn Fn(RecordRef, FieldRef) -> bool;

/// What `theirs`, which an import made of `mine`, brings. O(n log n).
pub fn news(mine: &Document, theirs: &Document, settled: Settled<'_>) -> News {
    let anew = held_anew(mine, theirs);
    let Change { mut added, updated, removed } = mine.compare(anew.as_ref().unwrap_or(theirs));
    added.retain(|row| !was_unseated(mine, row));
    let mut conflicts = Vec::new();
    let mut kept = Vec::with_capacity(updated.len());
    for (here, there) in updated {
        let after = match said(&here) {
            Some(said) => merged(&here, said, &there, settled, &mut conflicts),
            None => in_its_place(&here, there),
        };
        if after != here {
            kept.push((here, after));
        }
    }
    let mut change = Change { added, updated: kept, removed };
    seated::settle(mine, anew.as_ref().unwrap_or(theirs), &mut change, settled, &mut conflicts);
    News { change, conflicts }
}

/// `theirs`, in which positions that come back have the ids they had here before: `former` by the new one. What
/// others say of them is then what they said before. Linear.
pub fn come_back(theirs: &Document, former: &BTreeMap<PositionId, PositionId>) -> Document {
    let old = |id: PositionId| former.get(&id).copied().unwrap_or(id);
    let rows = theirs.rows().map(|mut row| {
        row.map_references(&|record| match record {
            RecordRef::Position(id) => old(id).into(),
            other => other,
        });
        if let Row::Position(position) = &mut row {
            position.id = old(position.id);
        }
        row
    });
    rows.collect()
}

/// A list gives each person the post that bears their own id. Where somebody ended that by hand, the list says
/// nothing new by giving it again.
fn was_unseated(mine: &Document, row: &Row) -> bool {
    let Row::Assignment(held) = row else { return false };
    let person = mine.people().get(held.person).and_then(|person| person.external_id.as_deref());
    let seat = mine.positions().get(held.position).and_then(|seat| seat.external_id.as_deref());
    person.is_some() && person == seat
}

fn merged(here: &Row, said: Row, there: &Row, settled: Settled<'_>, conflicts: &mut Vec<Conflict>) -> Row {
    let record = here.record();
    let mut after = here.clone();
    let mut clashes = Vec::new();
    merge(&mut after, &said, there, &mut |met| match met {
        Met::Clashed(clash) if clash.field != FieldRef::Own("order") => clashes.push(clash),
        _ => {}
    });
    let other_post =
        |clash: &Clash| matches!(here, Row::Assignment(_)) && clash.field == FieldRef::Own("position");
    if clashes.iter().any(other_post) {
        // Share and days are those of a post: they go with it, and are not asked about by themselves.
        clashes.retain(other_post);
        let theirs = settled(record, FieldRef::Own("position"));
        after = if theirs { there.clone() } else { here.clone() };
    }
    for Clash { field, before: said, now: mine, wanted: theirs } in clashes {
        if settled(record, field) {
            take(&mut after, there, field);
        }
        conflicts.push(Conflict { record, field, said, mine, theirs });
    }
    // What differs from here is what the list says now; of the rest it may have said nothing.
    let mut says = said;
    for change in differing(here, there) {
        take(&mut says, there, change.field);
    }
    let after = in_its_place(here, after);
    keeping(after, says)
}

/// Where a box stands among its siblings, and the picture of a person, are what people made of them here.
fn in_its_place(here: &Row, mut row: Row) -> Row {
    take(&mut row, here, FieldRef::Own("order"));
    take(&mut row, here, FieldRef::Own("portrait"));
    row
}

macro_rules! kinds {
    ($($kind:ident $(but $($own:ident)+)?;)+) => {
        /// What the last import said of a row that was changed by hand since.
        fn said(row: &Row) -> Option<Row> {
            match row {
                $(Row::$kind(row) => row.imported.as_deref().cloned().map(Row::$kind),)+
                _ => None,
            }
        }

        /// The row with what the import says now, where that is something else.
        fn keeping(row: Row, says: Row) -> Row {
            match (row, says) {
                $((Row::$kind(mut row), Row::$kind(says)) => {
                    row.imported = None;
                    let says = crate::record::$kind { $($($own: row.$own.clone(),)+)? ..says };
                    let same = in_its_place(&Row::$kind(row.clone()), Row::$kind(says.clone()));
                    if same != Row::$kind(row.clone()) {
                        row.imported = Some(Box::new(says));
                    }
                    Row::$kind(row)
                })+
                (row, _) => row,
            }
        }
    };
}

kinds! {
    Unit;
    Position but seated;
    Person;
    Assignment;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edit, Person, PersonId, plan};

    fn list(name: &str, phone: &str) -> Document {
        let sari = Person::new(PersonId::from_raw(1), name);
        [Row::Person(Person { phone: phone.into(), ..sari })].into_iter().collect()
    }

    fn sari(document: &Document) -> Person {
        document.people().get(PersonId::from_raw(1)).unwrap().clone()
    }

    fn edited(document: &Document, with: impl FnOnce(&mut Person)) -> Document {
        let mut row = sari(document);
        with(&mut row);
        plan(document, Edit::Update { row: Row::Person(row), by: None }).unwrap().after
    }

    /// What the reader makes of the list over what is here.
    fn read(here: &Document, name: &str, phone: &str) -> Document {
        let row = Person { name: name.into(), phone: phone.into(), ..sari(here) };
        [Row::Person(row)].into_iter().collect()
    }

    fn imported(here: &Document, name: &str, phone: &str) -> (Document, Vec<Conflict>) {
        let found = news(here, &read(here, name, phone), &|_, _| false);
        (here.with(&found.change), found.conflicts)
    }

    #[test]
    fn what_the_list_says_as_before_stays_as_it_was_made_here() {
        let here = edited(&list("Sari", "1"), |sari| sari.name = "Sari Dewi".into());
        let (after, conflicts) = imported(&here, "Sari", "1");
        assert_eq!((&after, conflicts.len()), (&here, 0));
        let (later, conflicts) = imported(&after, "Sari", "2");
        assert_eq!((sari(&later).name.as_str(), sari(&later).phone.as_str()), ("Sari Dewi", "2"));
        assert_eq!(conflicts, []);
        // Month after month.
        assert_eq!(imported(&later, "Sari", "2"), (later, Vec::new()));
    }

    #[test]
    fn what_both_changed_is_a_conflict_with_three_values() {
        let here = edited(&list("Sari", "1"), |sari| sari.phone = "2".into());
        let found = news(&here, &read(&here, "Sari", "3"), &|_, _| false);
        let text = |text: &str| Value::Text(text.into());
        let field = FieldRef::Own("phone");
        let record = PersonId::from_raw(1).into();
        let wanted = Conflict { record, field, said: text("1"), mine: text("2"), theirs: text("3") };
        assert_eq!(found.conflicts, [wanted]);
        let mine = here.with(&found.change);
        assert_eq!(sari(&mine).phone, "2");
        // The list has said it now, so it is no news any more.
        assert_eq!(imported(&mine, "Sari", "3"), (mine, Vec::new()));

        let settled = |at, of| (at, of) == (record, field);
        let theirs = here.with(&news(&here, &read(&here, "Sari", "3"), &settled).change);
        assert_eq!((sari(&theirs).phone.as_str(), sari(&theirs).imported), ("3", None));
    }

    #[test]
    fn a_list_that_says_what_was_made_here_brings_nothing() {
        let here = edited(&list("Sari", "1"), |sari| sari.phone = "2".into());
        let (after, conflicts) = imported(&here, "Sari", "2");
        assert_eq!((after, conflicts), (here, Vec::new()), "nothing to do");
    }
}
