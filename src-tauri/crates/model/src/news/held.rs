//! Who holds what, where somebody was moved here by hand: the post a list names for them is what it now says of
//! the post it gave them before, and not another one.

use crate::document::Document;
use crate::id::{AssignmentId, PersonId};
use crate::record::Assignment;
use crate::row::{RecordRef, Row};
use std::collections::{BTreeMap, BTreeSet};

/// `theirs`, in which the row by which somebody who was moved holds their post says what the list says of them;
/// nothing where nobody was moved whom it names elsewhere. Linear, but for the posts of those who were moved.
pub(super) fn held_anew(mine: &Document, theirs: &Document) -> Option<Document> {
    // A row of the list says nothing of what was said before.
    let moved = theirs.assignments().iter().filter_map(|held| {
        let said = held.imported.as_deref()?;
        (said.position != held.position).then_some((held, said))
    });
    let moved: Vec<(&Assignment, &Assignment)> = moved.collect();
    let mut by_list: BTreeMap<AssignmentId, AssignmentId> = BTreeMap::new();
    let named =
        |person: PersonId| theirs.assignments_of(person).filter(|held| !mine.assignments().contains(held.id));
    // The post it named before comes first; another one stands for it only where that is not named any more.
    for (held, said) in &moved {
        let again = named(held.person).find(|new| new.position == said.position);
        by_list.extend(again.map(|new| (new.id, held.id)));
    }
    let known: BTreeSet<AssignmentId> = by_list.values().copied().collect();
    for (held, _) in &moved {
        if !known.contains(&held.id) {
            let other = named(held.person).find(|new| !by_list.contains_key(&new.id));
            by_list.extend(other.map(|new| (new.id, held.id)));
        }
    }
    if by_list.is_empty() {
        return None;
    }
    let replaced: BTreeSet<RecordRef> = by_list.values().map(|&id| id.into()).collect();
    let here = |record: RecordRef| match record {
        RecordRef::Assignment(id) => by_list.get(&id).copied().unwrap_or(id).into(),
        other => other,
    };
    let rows = theirs.rows().filter(|row| !replaced.contains(&row.record())).map(|mut row| {
        row.map_references(&here);
        if let Row::Assignment(held) = &mut row {
            held.id = by_list.get(&held.id).copied().unwrap_or(held.id);
        }
        row
    });
    Some(rows.collect())
}

#[cfg(test)]
mod tests {
    use crate::compare::{FieldRef, Value};
    use crate::news::{Conflict, news};
    use crate::{
        Assignment, AssignmentId, Document, Edit, Person, PersonId, Position, PositionId, Row, plan,
    };

    const SARI: PersonId = PersonId::from_raw(1);
    const HELD: AssignmentId = AssignmentId::from_raw(1);

    fn post(id: u64) -> PositionId {
        PositionId::from_raw(id)
    }

    fn holding(id: AssignmentId, at: u64) -> Assignment {
        Assignment::new(id, SARI, post(at))
    }

    /// Sari and three posts.
    fn with(held: impl IntoIterator<Item = Assignment>) -> Document {
        let posts = (1..=3).map(|id| Row::Position(Position::new(post(id), format!("Post {id}"))));
        let sari = Row::Person(Person::new(SARI, "Sari"));
        posts.chain([sari]).chain(held.into_iter().map(Row::Assignment)).collect()
    }

    /// The list gave her the first post, and somebody moved her to the third.
    fn moved() -> Document {
        let row = Row::Assignment(holding(HELD, 3));
        plan(&with([holding(HELD, 1)]), Edit::Update { row, by: None }).unwrap().after
    }

    /// What the reader makes of a list that gives her these posts over what is here.
    fn read(here: &Document, at: &[u64]) -> Document {
        let kept = here.assignments().iter().map(|held| {
            let again = at.iter().any(|&at| held.position == post(at));
            if again { Assignment { imported: None, ..held.clone() } } else { held.clone() }
        });
        let new = at.iter().filter(|&&at| here.assignments().iter().all(|held| held.position != post(at)));
        let new = new.map(|&at| holding(AssignmentId::from_raw(10 + at), at));
        with(kept.chain(new))
    }

    fn posts(document: &Document) -> Vec<u64> {
        document.assignments_of(SARI).map(|held| held.position.raw()).collect()
    }

    #[test]
    fn who_was_moved_stays_while_the_list_says_what_it_said() {
        let here = moved();
        let found = news(&here, &read(&here, &[1]), &|_, _| false);
        assert_eq!((here.with(&found.change), found.conflicts), (here, Vec::new()));
    }

    #[test]
    fn another_post_in_the_list_is_a_conflict_with_three_values() {
        let here = moved();
        let theirs = Assignment { share: 50, ..holding(AssignmentId::from_raw(12), 2) };
        let list = with(here.assignments().iter().cloned().chain([theirs]));
        let found = news(&here, &list, &|_, _| false);
        let value = |at: u64| Value::Record(post(at).into());
        let field = FieldRef::Own("position");
        let wanted =
            Conflict { record: HELD.into(), field, said: value(1), mine: value(3), theirs: value(2) };
        assert_eq!(found.conflicts, [wanted], "how much of the post is part of it");
        let mine = here.with(&found.change);
        assert_eq!(posts(&mine), [3]);
        let held = mine.assignments().get(HELD).unwrap();
        assert_eq!(held.share, 100, "what the list says of the other post is none of this one's");
        // The list has said it now, so it is no news any more.
        let again = news(&mine, &read(&mine, &[2]), &|_, _| false);
        assert_eq!(again.conflicts, []);

        let theirs = here.with(&news(&here, &list, &|_, _| true).change);
        let held = theirs.assignments().get(HELD).unwrap();
        assert_eq!((posts(&theirs).as_slice(), held.share, &held.imported), ([2].as_slice(), 50, &None));
    }

    #[test]
    fn a_second_post_beside_the_one_it_said_is_a_second_post() {
        let here = moved();
        let found = news(&here, &read(&here, &[1, 2]), &|_, _| false);
        assert_eq!(found.conflicts, []);
        assert_eq!(posts(&here.with(&found.change)), [3, 2]);
    }

    #[test]
    fn moving_everybody_is_no_more_than_moving_each() {
        const MANY: u64 = 30_000;
        let person = |id| Person::new(PersonId::from_raw(id), format!("{id}"));
        let held =
            |id: AssignmentId, who: u64, at: u64| Assignment::new(id, PersonId::from_raw(who), post(at));
        let moved = |who| Assignment {
            imported: Some(Box::new(held(AssignmentId::from_raw(who), who, 1))),
            ..held(AssignmentId::from_raw(who), who, 3)
        };
        let rows = (1..=MANY).flat_map(|who| [Row::Person(person(who)), Row::Assignment(moved(who))]);
        let mine: Document =
            with([]).rows().filter(|row| !matches!(row, Row::Person(_))).chain(rows).collect();
        let again = (1..=MANY).map(|who| Row::Assignment(held(AssignmentId::from_raw(MANY + who), who, 2)));
        let theirs: Document = mine.rows().chain(again).collect();
        let anew = super::held_anew(&mine, &theirs).unwrap();
        assert_eq!(anew.assignments().len(), MANY as usize);
        assert!(anew.assignments().iter().all(|held| held.position == post(2) && held.id.raw() <= MANY));
    }

    #[test]
    fn a_list_that_follows_says_no_more_than_what_is_here() {
        let here = moved();
        let found = news(&here, &read(&here, &[3]), &|_, _| false);
        assert_eq!((here.with(&found.change), found.conflicts), (here, Vec::new()));
    }
}
