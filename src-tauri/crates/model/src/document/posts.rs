//! Which posts somebody holds, and which of them they stand for where a chart shows people.

use super::Document;
use crate::id::{PersonId, PositionId};
use crate::text::Date;

impl Document {
    /// The posts a person holds today. The first is the one they stand for in a chart of people: the one met
    /// first in reading order, where their box hangs. A post that waits for its place with nobody below has no
    /// place in that order, and comes last. O(depth) for each post, and nothing to climb for a single one.
    pub fn posts_of(&self, person: PersonId, today: Date) -> Vec<PositionId> {
        let held = self.assignments_of(person).filter(|assignment| assignment.is_current(today));
        let mut posts: Vec<PositionId> =
            held.map(|assignment| assignment.position).filter(|&id| self.positions.contains(id)).collect();
        posts.sort_unstable();
        posts.dedup();
        if posts.len() > 1 {
            posts.sort_by_cached_key(|&id| (self.waits(id), self.place(id)));
        }
        posts
    }

    /// The post a person stands for in a chart of people.
    pub fn post_of(&self, person: PersonId, today: Date) -> Option<PositionId> {
        self.posts_of(person, today).first().copied()
    }

    fn waits(&self, id: PositionId) -> bool {
        let parked = self.positions.get(id).is_some_and(|position| position.parked.is_some());
        parked && self.reports_to(Some(id)).next().is_none()
    }

    /// Where a position comes in reading order: the places among siblings, from the top down to it. Stops at a
    /// circle, which no accepted edit makes.
    fn place(&self, id: PositionId) -> Vec<(i64, PositionId)> {
        let mut place = Vec::new();
        let mut next = self.positions.get(id);
        while let Some(position) = next.filter(|_| place.len() <= self.positions.len()) {
            place.push((position.order, position.id));
            next = position.manager.and_then(|manager| self.positions.get(manager));
        }
        place.reverse();
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AssignmentId;
    use crate::record::{Assignment, Person, Position};
    use crate::row::Row;

    const TODAY: Date = Date::constant(2026, 11, 22);

    fn id(raw: u64) -> PositionId {
        PositionId::from_raw(raw)
    }

    /// Somebody on the posts named, each with its manager (0: none) and its place among siblings.
    fn holder_of(posts: &[(u64, u64, i64)], parked: u64) -> Document {
        let person = PersonId::from_raw(1);
        let mut rows = vec![Row::Person(Person::new(person, "Rina"))];
        for &(raw, manager, order) in posts {
            let manager = (manager > 0).then(|| id(manager));
            let parked = (raw == parked).then(|| "nobody".to_owned());
            rows.push(Row::Position(Position { manager, order, parked, ..Position::new(id(raw), "post") }));
            let held = Assignment::new(AssignmentId::from_raw(raw), person, id(raw));
            rows.push(Row::Assignment(held));
        }
        rows.into_iter().collect()
    }

    fn posts(document: &Document) -> Vec<u64> {
        document.posts_of(PersonId::from_raw(1), TODAY).into_iter().map(PositionId::raw).collect()
    }

    #[test]
    fn the_first_in_reading_order_stands_for_somebody() {
        let document = holder_of(&[(1, 0, 5), (2, 1, 9), (3, 1, 2), (4, 0, 1), (5, 4, 0)], 0);
        assert_eq!(posts(&document), [4, 5, 1, 3, 2], "a manager's post before those below it");
        assert_eq!(document.post_of(PersonId::from_raw(1), TODAY), Some(id(4)));
    }

    #[test]
    fn a_post_that_waits_for_its_place_comes_last() {
        assert_eq!(posts(&holder_of(&[(1, 0, 0), (2, 0, 9)], 1)), [2, 1]);
        assert_eq!(posts(&holder_of(&[(1, 0, 0), (2, 1, 9)], 1)), [1, 2], "with somebody below it has one");
    }

    #[test]
    fn posts_of_long_ago_do_not_count() {
        let mut rows: Vec<Row> = Vec::new();
        let person = PersonId::from_raw(1);
        rows.push(Row::Person(Person::new(person, "Rina")));
        rows.push(Row::Position(Position::new(id(1), "post")));
        let until = Some(Date::constant(2020, 1, 1));
        let held = Assignment { until, ..Assignment::new(AssignmentId::from_raw(1), person, id(1)) };
        rows.push(Row::Assignment(held));
        let document: Document = rows.into_iter().collect();
        assert_eq!(document.post_of(person, TODAY), None);
    }
}
