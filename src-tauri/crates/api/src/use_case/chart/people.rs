//! The forest of people: everybody once, below whoever holds the position above theirs, and vacant positions in
//! their places.
//!
//! Guarantees: somebody with several posts stands where the first of them is met in reading order, and those
//! who report to any of the posts stand below them; so the forest has no circle, whatever people hold.

use super::boxes::{Forest, Node, parked};
use crate::dto::Language;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use simpul_model::{Date, Document, PersonId, PositionId, RecordRef};
use std::collections::HashMap;

/// The forest, or the branch of one person. O(n log n).
pub(super) fn forest(document: &Document, root: Option<&str>, today: Date) -> Result<Forest, ApiError> {
    let wanted = root.map(|text| wanted(document, text, today)).transpose()?;
    let mut known: HashMap<PersonId, Node> = HashMap::new();
    let mut below: HashMap<Node, Vec<Node>> = HashMap::new();
    let mut roots = Vec::new();
    let leaf = |id| document.reports_to(Some(id)).next().is_none();
    let top = document.reports_to(None).filter(|p| p.parked.is_none() || !leaf(p.id));
    let mut todo: Vec<(PositionId, Option<Node>)> = top.map(|p| (p.id, None)).collect();
    todo.reverse();
    while let Some((id, above)) = todo.pop() {
        let mut stands: Option<Node> = None;
        let mut put = |node| match above {
            Some(above) => below.entry(above).or_default().push(node),
            None => roots.push(node),
        };
        for (person, _) in document.holders(id, today) {
            let node = *known.entry(person.id).or_insert_with(|| {
                let node = Node::Person(person.id, id);
                put(node);
                node
            });
            stands = stands.or(Some(node));
        }
        let stands = stands.unwrap_or_else(|| {
            put(Node::Position(id));
            Node::Position(id)
        });
        let first = todo.len();
        todo.extend(document.reports_to(Some(id)).map(|p| (p.id, Some(stands))));
        todo[first..].reverse();
    }
    let waiting = if wanted.is_some() { Vec::new() } else { parked(document) };
    if let Some(wanted) = wanted {
        let node = match wanted {
            Wanted::Person(id) => known.get(&id).copied(),
            Wanted::Vacancy(id) => Some(Node::Position(id)),
        };
        roots = vec![node.ok_or_else(|| ApiError::not_found(root.unwrap_or_default()))?];
    }
    Ok(Forest::grow(roots, |node| below.get(&node).cloned().unwrap_or_default(), waiting))
}

/// At whom a branch begins.
enum Wanted {
    Person(PersonId),
    Vacancy(PositionId),
}

/// A person, or who holds a position, or a position that nobody holds.
fn wanted(document: &Document, text: &str, today: Date) -> Result<Wanted, ApiError> {
    match key::parse(text)? {
        RecordRef::Person(id) if document.people().contains(id) => Ok(Wanted::Person(id)),
        RecordRef::Position(id) if document.positions().contains(id) => Ok(document
            .holders(id, today)
            .next()
            .map_or(Wanted::Vacancy(id), |(person, _)| Wanted::Person(person.id))),
        _ => Err(ApiError::not_found(text)),
    }
}

/// The titles of all posts that somebody holds today: the one their box stands for, then the others.
pub(super) fn titles(document: &Document, person: PersonId, today: Date, language: Language) -> String {
    let posts = document.posts_of(person, today);
    let titles = posts.into_iter().filter_map(|id| document.positions().get(id));
    let titles: Vec<&str> = titles.map(|position| position.title.trim()).filter(|t| !t.is_empty()).collect();
    match titles.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, others @ ..] => {
            let args = [("title", (*first).to_owned()), ("others", others.join(", "))];
            let args = args.map(|(name, text)| (name.to_owned(), text)).into();
            messages::word(language, "picture.alsoPosts", &args)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::{Assignment, AssignmentId, Person, Position, Row};

    const TODAY: Date = Date::constant(2026, 11, 22);

    /// Positions 1 to n with their managers and who holds them; 0 stands for nobody.
    fn document(seats: &[(u64, u64)]) -> Document {
        let mut rows = Vec::new();
        for (id, &(manager, person)) in (1..).zip(seats) {
            let manager = (manager > 0).then(|| PositionId::from_raw(manager));
            let position = PositionId::from_raw(id);
            rows.push(Row::Position(Position { manager, ..Position::new(position, format!("seat {id}")) }));
            if person > 0 {
                let held = PersonId::from_raw(person);
                rows.push(Row::Person(Person::new(held, format!("person {person}"))));
                rows.push(Row::Assignment(Assignment::new(AssignmentId::from_raw(id), held, position)));
            }
        }
        rows.into_iter().collect()
    }

    fn shape(forest: &Forest) -> Vec<(u64, u32)> {
        let person = |node| match node {
            Node::Person(id, _) => id.raw(),
            // A vacancy by its seat, told apart from people.
            Node::Position(id) => 100 + id.raw(),
            Node::Unit(_) => 0,
        };
        forest.nodes.iter().map(|tree| (person(tree.node), tree.depth)).collect()
    }

    #[test]
    fn everybody_stands_once_and_vacancies_in_their_places() {
        // 1 leads; below it the vacant 2 with 3 below; 4 is a second post of the first person, with 5 below.
        let document = document(&[(0, 1), (1, 0), (2, 3), (1, 1), (4, 5)]);
        let forest = forest(&document, None, TODAY).unwrap();
        assert_eq!(shape(&forest), [(1, 1), (102, 2), (3, 3), (5, 2)]);
        let titles = titles(&document, PersonId::from_raw(1), TODAY, Language::En);
        assert_eq!(titles, "seat 1, also seat 4");
    }

    #[test]
    fn a_box_hangs_where_the_post_it_stands_for_does() {
        for seats in [
            &[(0, 1), (1, 0), (2, 3), (1, 1), (4, 5)][..],
            &[(0, 1), (1, 2), (0, 2), (3, 1)],
            &[(0, 9), (1, 2), (1, 3), (3, 2), (3, 2)],
        ] {
            let document = document(seats);
            for tree in forest(&document, None, TODAY).unwrap().nodes {
                let Node::Person(person, post) = tree.node else { continue };
                assert_eq!(document.post_of(person, TODAY), Some(post));
            }
        }
    }

    #[test]
    fn posts_above_each_other_make_no_circle() {
        // Person 1 holds 1 and 4, person 2 holds 2 and 3: each would lead the other.
        let document = document(&[(0, 1), (1, 2), (0, 2), (3, 1)]);
        assert_eq!(shape(&forest(&document, None, TODAY).unwrap()), [(1, 1), (2, 2)]);
    }

    #[test]
    fn a_branch_is_that_of_a_person_or_of_who_holds_a_position() {
        let document = document(&[(0, 1), (1, 2), (2, 3)]);
        let of = |root: String| shape(&forest(&document, Some(&root), TODAY).unwrap());
        assert_eq!(of(key::of(PersonId::from_raw(2))), [(2, 1), (3, 2)]);
        assert_eq!(of(key::of(PositionId::from_raw(2))), [(2, 1), (3, 2)]);
    }

    #[test]
    fn a_branch_of_a_vacancy_begins_with_it() {
        let document = document(&[(0, 1), (1, 0), (2, 3)]);
        let of = |root: String| shape(&forest(&document, Some(&root), TODAY).unwrap());
        assert_eq!(of(key::of(PositionId::from_raw(2))), [(102, 1), (3, 2)]);
    }
}
