//! Who sits on a post, where somebody changed that here by hand: whom the list seats there is compared with whom
//! it seated there before, and with who sits there now.

use super::{Conflict, Settled};
use crate::change::Change;
use crate::compare::{FieldRef, Value};
use crate::document::Document;
use crate::id::{PersonId, PositionId};
use crate::record::{Assignment, Position};
use crate::row::{RecordRef, Row};
use std::collections::{BTreeMap, BTreeSet};

/// The field that is in conflict: who holds a position.
const HOLDERS: FieldRef = FieldRef::Own("holders");

/// Takes out of `change` what a list says of posts that were filled or emptied by hand: while it says what it
/// said, they stay as they are here; what it says anew is a conflict. O(n log n).
pub(super) fn settle(
    mine: &Document,
    theirs: &Document,
    change: &mut Change,
    settled: Settled<'_>,
    conflicts: &mut Vec<Conflict>,
) {
    let mut stay: BTreeSet<PositionId> = BTreeSet::new();
    let mut says: BTreeMap<PositionId, Option<Vec<PersonId>>> = BTreeMap::new();
    for post in mine.positions().iter() {
        let Some(said) = &post.seated else { continue };
        if !theirs.positions().contains(post.id) {
            continue;
        }
        let Seats { said, mine: here, theirs: there } = Seats::of(mine, theirs, post, said);
        if there == here {
            continue;
        }
        if there == said {
            stay.insert(post.id);
            continue;
        }
        let takes = settled(post.id.into(), HOLDERS);
        if takes {
            says.insert(post.id, None);
        } else {
            stay.insert(post.id);
            says.insert(post.id, Some(there.iter().copied().collect()));
        }
        let [said, mine, theirs] = [said, here, there].map(|people| value(&people));
        conflicts.push(Conflict { record: post.id.into(), field: HOLDERS, said, mine, theirs });
    }
    if !stay.is_empty() {
        change.added.retain(|row| !matches!(row, Row::Assignment(held) if stay.contains(&held.position)));
        change.updated.retain(|(here, there)| match (here, there) {
            (Row::Assignment(here), Row::Assignment(there)) => {
                !stay.contains(&here.position) || !ends(here, there)
            }
            _ => true,
        });
    }
    remember(mine, change, says);
}

/// Writes into the posts what the list says now of those who sit there.
fn remember(mine: &Document, change: &mut Change, mut says: BTreeMap<PositionId, Option<Vec<PersonId>>>) {
    for (_, row) in &mut change.updated {
        if let Row::Position(post) = row
            && let Some(seated) = says.remove(&post.id)
        {
            post.seated = seated;
        }
    }
    for (post, seated) in says {
        if let Some(post) = mine.positions().get(post).filter(|post| post.seated != seated) {
            let after = Position { seated, ..post.clone() };
            change.updated.push((Row::Position(post.clone()), Row::Position(after)));
        }
    }
}

/// Who sits on a post by each account, but for those who sat there before all of them.
struct Seats {
    said: BTreeSet<PersonId>,
    mine: BTreeSet<PersonId>,
    theirs: BTreeSet<PersonId>,
}

impl Seats {
    fn of(mine: &Document, theirs: &Document, post: &Position, said: &[PersonId]) -> Self {
        let same = |held: &Assignment| mine.assignments().get(held.id) == theirs.assignments().get(held.id);
        let is_over = |held: &&Assignment| held.until.is_some() && same(held);
        let past: BTreeSet<PersonId> =
            mine.assignments_to(post.id).filter(is_over).map(|held| held.person).collect();
        let ended = |held: &&Assignment| {
            let here = mine.assignments().get(held.id);
            here.is_some_and(|here| here.position == post.id && ends(here, held))
        };
        let here = mine.assignments_to(post.id).filter(|held| !is_over(held));
        let there = theirs.assignments_to(post.id).filter(|held| !is_over(held) && !ended(held));
        let here: BTreeSet<PersonId> = here.map(|held| held.person).collect();
        let there: BTreeSet<PersonId> = there.map(|held| held.person).collect();
        // Whoever sits there again has not only sat there before.
        let only_past = |person: &PersonId| past.contains(person) && !there.contains(person);
        let said = said.iter().copied().filter(|person| here.contains(person) || !only_past(person));
        Self { said: said.collect(), mine: here, theirs: there }
    }
}

/// Whether a list does no more than end what somebody holds.
fn ends(here: &Assignment, there: &Assignment) -> bool {
    let earlier = there.until.is_some() && here.until.is_none_or(|until| there.until < Some(until));
    let plain = |held: &Assignment| Assignment { until: None, imported: None, ..held.clone() };
    earlier && plain(here) == plain(there)
}

fn value(people: &BTreeSet<PersonId>) -> Value {
    if people.is_empty() {
        return Value::Nothing;
    }
    Value::Records(people.iter().map(|&person| RecordRef::from(person)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::news;
    use crate::{AssignmentId, Date, Edit, Person, plan};

    const COOK: PositionId = PositionId::from_raw(1);
    const BUDI: PersonId = PersonId::from_raw(1);
    const RINA: PersonId = PersonId::from_raw(2);
    const SARI: PersonId = PersonId::from_raw(3);
    const YESTERDAY: Date = Date::constant(2026, 11, 21);

    fn held(id: u64, person: PersonId) -> Assignment {
        Assignment::new(AssignmentId::from_raw(id), person, COOK)
    }

    /// A post of a list, and who holds it.
    fn kitchen(held: impl IntoIterator<Item = Assignment>) -> Document {
        let cook = Position { external_id: Some("P1".into()), ..Position::new(COOK, "Cook") };
        let people = [BUDI, RINA, SARI].map(|id| Row::Person(Person::new(id, format!("{id:?}"))));
        let rows = people.into_iter().chain([Row::Position(cook)]);
        rows.chain(held.into_iter().map(Row::Assignment)).collect()
    }

    fn edited(document: &Document, edit: Edit) -> Document {
        plan(document, edit).unwrap().after
    }

    /// What the reader makes of a list that seats these people, over what is here.
    fn read(here: &Document, people: &[PersonId]) -> Document {
        let kept = here.assignments().iter().map(|held| match held.until {
            None if !people.contains(&held.person) => Assignment { until: Some(YESTERDAY), ..held.clone() },
            _ => held.clone(),
        });
        let new = people.iter().filter(|&&p| here.assignments_of(p).next().is_none());
        let new = new.map(|&person| self::held(10 + person.raw(), person));
        let rows = here.rows().filter(|row| !matches!(row, Row::Assignment(_)));
        rows.chain(kept.chain(new).map(Row::Assignment)).collect()
    }

    fn sits(document: &Document) -> Vec<PersonId> {
        document.assignments_to(COOK).filter(|held| held.until.is_none()).map(|held| held.person).collect()
    }

    /// After a list that seats these people: who sits there, and the conflicts with their three values.
    fn after(here: &Document, people: &[PersonId], take: bool) -> (Document, Vec<[Value; 3]>) {
        let found = news(here, &read(here, people), &|_, _| take);
        let told = found.conflicts.into_iter().map(|c| [c.said, c.mine, c.theirs]);
        (here.with(&found.change), told.collect())
    }

    fn emptied() -> Document {
        edited(&kitchen([held(1, BUDI)]), Edit::Remove(AssignmentId::from_raw(1).into()))
    }

    fn seats(people: &[PersonId]) -> Value {
        value(&people.iter().copied().collect())
    }

    #[test]
    fn a_post_emptied_by_hand_stays_empty_while_the_list_says_what_it_said() {
        let here = emptied();
        let (now, conflicts) = after(&here, &[BUDI], false);
        assert_eq!((&now, conflicts.len()), (&here, 0));
        assert_eq!(after(&now, &[BUDI], false), (here, Vec::new()), "month after month");
    }

    #[test]
    fn somebody_else_on_a_post_emptied_by_hand_is_a_conflict_with_three_values() {
        let here = emptied();
        let (mine, conflicts) = after(&here, &[RINA], false);
        assert_eq!(conflicts, [[seats(&[BUDI]), seats(&[]), seats(&[RINA])]]);
        assert_eq!(sits(&mine), []);
        assert_eq!(after(&mine, &[RINA], false), (mine.clone(), Vec::new()), "it was answered");
        let (theirs, _) = after(&here, &[RINA], true);
        assert_eq!(sits(&theirs), [RINA]);
        assert_eq!(theirs.positions().get(COOK).unwrap().seated, None);
        let (back, conflicts) = after(&mine, &[BUDI], false);
        assert_eq!(conflicts, [[seats(&[RINA]), seats(&[]), seats(&[BUDI])]], "it says something else again");
        assert_eq!(sits(&back), []);
    }

    #[test]
    fn a_vacancy_filled_by_hand_stays_filled_while_the_list_calls_it_vacant() {
        let here = edited(&kitchen([]), Edit::Add(Row::Assignment(held(1, RINA))));
        let (now, conflicts) = after(&here, &[], false);
        assert_eq!((&now, conflicts.len()), (&here, 0));
        let (agreed, conflicts) = after(&now, &[RINA], false);
        assert_eq!((sits(&agreed), conflicts.len()), (vec![RINA], 0));
        let (mine, conflicts) = after(&now, &[BUDI], false);
        assert_eq!(conflicts, [[seats(&[]), seats(&[RINA]), seats(&[BUDI])]]);
        assert_eq!(sits(&mine), [RINA]);
        assert_eq!(sits(&after(&now, &[BUDI], true).0), [BUDI]);
    }

    #[test]
    fn who_was_put_in_the_place_of_another_stays_there() {
        let here = edited(&emptied(), Edit::Add(Row::Assignment(held(2, RINA))));
        assert_eq!(after(&here, &[BUDI], false), (here.clone(), Vec::new()));
        let (_, conflicts) = after(&here, &[SARI], false);
        assert_eq!(conflicts, [[seats(&[BUDI]), seats(&[RINA]), seats(&[SARI])]]);
    }

    #[test]
    fn putting_them_back_leaves_nothing_of_the_kind() {
        let start = kitchen([held(1, BUDI)]);
        let back = edited(&emptied(), Edit::Add(Row::Assignment(held(1, BUDI))));
        assert_eq!(back, start);
    }
}
