//! The organisation while it is being read: existing records first, then those of the files, in file order.
//!
//! Records refer to each other by their places here until all are known; keys borrow from the files and from
//! the existing document, so nothing is copied to be looked up.

use simpul_model::*;
use std::collections::HashMap;

/// A place in one of the pool's lists.
pub(super) type At = u32;
/// No place.
pub(super) const NOWHERE: At = At::MAX;

/// Records and the keys they are known by.
pub(super) struct Pool<'a> {
    pub(super) fields: Vec<Field>,
    pub(super) units: Vec<Unit>,
    pub(super) positions: Vec<Position>,
    pub(super) people: Vec<Person>,
    pub(super) assignments: Vec<Assignment>,
    pub(super) unit_by_id: HashMap<&'a str, At>,
    pub(super) position_by_id: HashMap<&'a str, At>,
    pub(super) person_by_id: HashMap<&'a str, At>,
    /// Keys of superseded rows and the people who took their place.
    pub(super) redirects: HashMap<&'a str, At>,
    /// Units by folded name.
    pub(super) unit_by_name: HashMap<String, Vec<At>>,
    /// Units that were renamed here, by what the last list called them, folded.
    pub(super) unit_once_called: HashMap<String, At>,
    /// By position: what its row says.
    pub(super) seats: Vec<Seat<'a>>,
    /// By person: the positions they hold and by which assignment, the first apart because most hold one.
    first_post: Vec<(At, At)>,
    more_posts: HashMap<At, Vec<(At, At)>>,
    /// How many units, positions and people were there before.
    pub(super) before: (usize, usize, usize),
    /// By person: whether a row of this import made or updated them.
    pub(super) person_seen: Vec<bool>,
    /// By assignment that was there before: whether a row of this import says it again.
    pub(super) said_again: Vec<bool>,
    /// By unit: the line it stands in; 0 when no row of a units file made it.
    pub(super) unit_line: Vec<(usize, u32)>,
}

/// What the row of a position says about its reporting line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seat<'a> {
    /// The file, and the row in it; nothing for a position that no row of this import mentions.
    pub(super) row: Option<(usize, usize)>,
    /// The manager as given.
    pub(super) manager: &'a str,
    /// Doubtful whatever the manager says: the second bearer of an id.
    pub(super) parked: bool,
}

impl<'a> Pool<'a> {
    /// Begins with what is there.
    pub(super) fn new(existing: &'a Document) -> Self {
        let mut pool = Self {
            fields: existing.fields().iter().cloned().collect(),
            units: existing.units().iter().cloned().collect(),
            positions: existing.positions().iter().cloned().collect(),
            people: existing.people().iter().cloned().collect(),
            assignments: existing.assignments().iter().cloned().collect(),
            unit_by_id: HashMap::new(),
            position_by_id: HashMap::new(),
            person_by_id: HashMap::new(),
            redirects: HashMap::new(),
            unit_by_name: HashMap::new(),
            unit_once_called: HashMap::new(),
            seats: vec![Seat::default(); existing.positions().len()],
            first_post: vec![(NOWHERE, NOWHERE); existing.people().len()],
            more_posts: HashMap::new(),
            before: (existing.units().len(), existing.positions().len(), existing.people().len()),
            person_seen: vec![false; existing.people().len()],
            said_again: vec![false; existing.assignments().len()],
            unit_line: vec![(0, 0); existing.units().len()],
        };
        for (at, unit) in existing.units().iter().enumerate() {
            pool.unit_by_id.extend(unit.external_id.as_deref().map(|id| (id, at as At)));
            pool.unit_by_name.entry(fold(&unit.name)).or_default().push(at as At);
            if let Some(said) = unit.imported.as_deref().filter(|said| said.name != unit.name) {
                pool.unit_once_called.entry(fold(&said.name)).or_insert(at as At);
            }
        }
        let mut place = HashMap::new();
        for (at, position) in existing.positions().iter().enumerate() {
            place.insert(position.id, at as At);
            pool.position_by_id.extend(position.external_id.as_deref().map(|id| (id, at as At)));
        }
        let mut people = HashMap::new();
        for (at, person) in existing.people().iter().enumerate() {
            people.insert(person.id, at as At);
            pool.person_by_id.extend(person.external_id.as_deref().map(|id| (id, at as At)));
        }
        for (at, assignment) in existing.assignments().iter().enumerate() {
            if let (Some(&person), Some(&position)) =
                (people.get(&assignment.person), place.get(&assignment.position))
            {
                pool.hold(person, position, at as At);
            }
        }
        pool
    }

    /// Makes room for so many more people.
    pub(super) fn reserve(&mut self, more: usize) {
        self.positions.reserve(more);
        self.people.reserve(more);
        self.assignments.reserve(more);
        self.seats.reserve(more);
        self.first_post.reserve(more);
        self.person_by_id.reserve(more);
        self.position_by_id.reserve(more);
    }

    pub(super) fn add_unit(&mut self, unit: Unit, id: Option<&'a str>) -> At {
        let at = self.units.len() as At;
        if let Some(id) = id {
            self.unit_by_id.entry(id).or_insert(at);
        }
        self.unit_by_name.entry(fold(&unit.name)).or_default().push(at);
        self.units.push(unit);
        self.unit_line.push((0, 0));
        at
    }

    pub(super) fn add_person(&mut self, person: Person, id: Option<&'a str>) -> At {
        let at = self.people.len() as At;
        if let Some(id) = id {
            self.person_by_id.entry(id).or_insert(at);
        }
        self.people.push(person);
        self.first_post.push((NOWHERE, NOWHERE));
        self.person_seen.push(true);
        at
    }

    pub(super) fn add_position(&mut self, position: Position, id: Option<&'a str>) -> At {
        let at = self.positions.len() as At;
        if let Some(id) = id {
            self.position_by_id.entry(id).or_insert(at);
        }
        self.positions.push(position);
        self.seats.push(Seat::default());
        at
    }

    /// Notes that a person holds a position by an assignment.
    pub(super) fn hold(&mut self, person: At, position: At, assignment: At) {
        let first = &mut self.first_post[person as usize];
        if first.0 == NOWHERE {
            *first = (position, assignment);
        } else {
            self.more_posts.entry(person).or_default().push((position, assignment));
        }
    }

    /// The positions a person holds, the first one first.
    pub(super) fn posts(&self, person: At) -> impl Iterator<Item = At> + '_ {
        self.holdings(person).map(|(position, _)| position)
    }

    /// The assignment by which a person holds a position.
    pub(super) fn holding(&self, person: At, position: At) -> Option<At> {
        self.holdings(person).find(|(at, _)| *at == position).map(|(_, assignment)| assignment)
    }

    fn holdings(&self, person: At) -> impl Iterator<Item = (At, At)> + '_ {
        let first = Some(self.first_post[person as usize]).filter(|first| first.0 != NOWHERE);
        first.into_iter().chain(self.more_posts.get(&person).into_iter().flatten().copied())
    }

    /// The position that stands for a person: of several the one in `unit`, else the one with the largest
    /// current share, the earliest first.
    pub(super) fn post(&self, person: At, unit: Option<UnitId>, today: Date) -> Option<At> {
        let Some(more) = self.more_posts.get(&person) else {
            return Some(self.first_post[person as usize].0).filter(|&at| at != NOWHERE);
        };
        let rank = |(position, assignment): &(At, At)| {
            let held = &self.assignments[*assignment as usize];
            let in_unit = unit.is_some() && self.positions[*position as usize].unit == unit;
            (in_unit, held.is_current(today), held.share)
        };
        let first = self.first_post[person as usize];
        // Of equals the last one met here is taken, which is the first of the person's.
        more.iter().rev().copied().chain([first]).max_by_key(rank).map(|(position, _)| position)
    }
}
