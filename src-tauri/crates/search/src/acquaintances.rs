//! People to know: whom somebody new will have to do with, how often, and how to reach them.

use crate::reach::{Look, Reach};
use crate::tie::{Tie, tie};
use crate::ways::Way;
use simpul_model::{
    Cadence, Date, Day, Document, End, Need, NeedId, Party, PositionId, RecordRef, UnitId, fold,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How often two meet over a need, most often first. What comes with each case comes oftener than once a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Often {
    Daily,
    Weekly,
    PerCase,
    Monthly,
    Quarterly,
    Yearly,
}

impl Often {
    /// Its code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::PerCase => "per-case",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Yearly => "yearly",
        }
    }

    /// As agreed; where only a deadline is, as often as that returns.
    fn of(need: &Need) -> Option<Self> {
        let due = need.standard.due.value;
        let agreed = need.standard.cadence.value.map(|cadence| match cadence {
            Cadence::Daily => Self::Daily,
            Cadence::Weekly => Self::Weekly,
            Cadence::PerCase => Self::PerCase,
            Cadence::Monthly => Self::Monthly,
            Cadence::Quarterly => Self::Quarterly,
            Cadence::Yearly => Self::Yearly,
        });
        agreed.or_else(|| {
            Some(match due?.day {
                None => Self::Daily,
                Some(Day::Same) => Self::PerCase,
                Some(Day::OfWeek(_)) => Self::Weekly,
                Some(Day::OfMonth(_) | Day::Closing) => Self::Monthly,
            })
        })
    }
}

/// How somebody in the own line stands to the newcomer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// To whom they report, or who leads the unit.
    Manager,
    /// Who stands in for them.
    Backup,
    /// Who answers for the unit to others, where that is not its head.
    Contact,
}

impl Near {
    /// Its code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Backup => "backup",
            Self::Contact => "contact",
        }
    }
}

/// Somebody to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acquaintance {
    /// Whom to turn to: the position at the other end, or who answers for the unit there.
    pub who: Reach,
    /// How often, as far as it is known: the most frequent of the needs.
    pub often: Option<Often>,
    /// What they give, most often first, then by the item's name.
    pub gives: Vec<NeedId>,
    /// What they get, in the same order.
    pub gets: Vec<NeedId>,
    /// How to reach them, in the order to try.
    pub ways: Vec<Way>,
}

/// Whom somebody new has to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleToKnow {
    /// In the own line, whether or not anything is needed of them.
    pub near: Vec<(Near, Reach, Vec<Way>)>,
    /// The most frequent first; then those with most needs, then both ways before one way, then by external
    /// id, name and id.
    pub others: Vec<Acquaintance>,
}

/// Whom to know in a unit, with all below it, on a position (its own needs and those of its unit as a whole
/// or, where that has none, of the next one up that has), or as a person on the positions held today. Needs inside, drafts and ended ones are left out.
/// O(n log n) in the needs of whoever is asked about.
pub fn people_to_know(document: &Document, of: Party, today: Date) -> PeopleToKnow {
    let look = Look { document, today };
    let own = Own::of(document, of, today);
    let mut met: BTreeMap<RecordRef, Met<'_>> = BTreeMap::new();
    for (need, gives) in own.needs(document) {
        let other = if gives { need.supplier } else { need.customer };
        let who = own.other(&look, other);
        let Some(key) = record(who) else { continue };
        let met = met.entry(key).or_insert_with(|| Met { who, gives: Vec::new(), gets: Vec::new() });
        if gives { &mut met.gives } else { &mut met.gets }.push(need);
    }
    let mut others: Vec<Acquaintance> = met.into_values().map(|met| met.acquaintance(&look)).collect();
    others.sort_by_cached_key(|other| place(document, other));
    PeopleToKnow { near: own.near(&look), others }
}

/// A record's needs and what is inside it.
struct Own {
    ends: BTreeSet<End>,
    positions: BTreeSet<PositionId>,
    /// The unit asked about.
    unit: Option<UnitId>,
}

impl Own {
    fn of(document: &Document, of: Party, today: Date) -> Self {
        let posts = match of {
            Party::Unit(unit) => {
                let branch = document.unit_branch(unit);
                let seats = branch.iter().flat_map(|&unit| document.positions_in(Some(unit)));
                let seats: Vec<End> = seats.map(|seat| End::Position(seat.id)).collect();
                let ends = branch.into_iter().map(End::Unit).chain(seats).collect();
                return Self { ends, positions: BTreeSet::new(), unit: Some(unit) };
            }
            Party::Position(position) => vec![position],
            Party::Person(person) => document.posts_of(person, today),
        };
        let units = posts.iter().filter_map(|&post| working_unit(document, post));
        let ends = units.map(End::Unit).chain(posts.iter().copied().map(End::Position)).collect();
        Self { ends, positions: posts.into_iter().collect(), unit: None }
    }

    /// Active needs across the border, each with whether it is the other side that gives. What a position
    /// exchanges with its own unit crosses the border, too.
    fn needs<'d>(&self, document: &'d Document) -> Vec<(&'d Need, bool)> {
        let mut needs = Vec::new();
        for &end in &self.ends {
            needs.extend(document.needs_of(end).map(|need| (need, true)));
            needs.extend(document.needs_served_by(end).map(|need| (need, false)));
        }
        needs.retain(|(need, gives)| {
            let (mine, other) =
                if *gives { (need.customer, need.supplier) } else { (need.supplier, need.customer) };
            need.is_active() && (!self.ends.contains(&other) || self.is_seat(mine) && !self.is_seat(other))
        });
        needs
    }

    fn is_seat(&self, end: End) -> bool {
        matches!(end, End::Position(position) if self.positions.contains(&position))
    }

    /// Whoever answers for a unit themselves need not be told of themselves.
    fn other(&self, look: &Look<'_>, end: End) -> Reach {
        match end {
            End::Position(position) => look.position(position),
            End::Unit(unit) => {
                let who = look.unit(unit);
                let is_self = who.position.is_some_and(|position| self.positions.contains(&position));
                if is_self { Reach { unit: Some(unit), ..Reach::default() } } else { who }
            }
        }
    }

    fn near(&self, look: &Look<'_>) -> Vec<(Near, Reach, Vec<Way>)> {
        let document = look.document;
        let mut near: Vec<(Near, PositionId)> = Vec::new();
        if let Some(unit) = self.unit.and_then(|unit| document.units().get(unit)) {
            near.extend(document.head(unit).map(|head| (Near::Manager, head)));
            near.extend(unit.contact.map(|contact| (Near::Contact, contact)));
        }
        for position in self.positions.iter().filter_map(|&id| document.positions().get(id)) {
            near.extend(position.manager.map(|manager| (Near::Manager, manager)));
            near.extend(position.backup.map(|backup| (Near::Backup, backup)));
        }
        near.sort_by_cached_key(|&(near, position)| (near, tie(document, position.into())));
        let mut seen = self.positions.clone();
        near.retain(|&(_, position)| seen.insert(position));
        let reached = |(near, position)| {
            let who = look.position(position);
            (near, who, look.ways(None, who, look.backup(who), |_| true))
        };
        near.into_iter().map(reached).collect()
    }
}

/// The unit whose needs as a whole are those of a position: its own or, where nothing is recorded for that,
/// the next one up for which something is.
fn working_unit(document: &Document, post: PositionId) -> Option<UnitId> {
    let own = document.positions().get(post)?.unit?;
    let has_needs = |unit: &UnitId| {
        let end = End::Unit(*unit);
        document.needs_of(end).chain(document.needs_served_by(end)).any(Need::is_active)
    };
    document.unit_path(own).into_iter().find(has_needs).or(Some(own))
}

struct Met<'d> {
    who: Reach,
    gives: Vec<&'d Need>,
    gets: Vec<&'d Need>,
}

impl Met<'_> {
    fn acquaintance(self, look: &Look<'_>) -> Acquaintance {
        let often = self.gives.iter().chain(&self.gets).filter_map(|need| Often::of(need)).min();
        let ordered = |mut needs: Vec<&Need>| {
            needs.sort_by_cached_key(|need| {
                let item = look.document.items().get(need.item).map(|item| fold(&item.name));
                let often = Often::of(need);
                (often.is_none(), often, item, need.external_id.is_none(), need.external_id.clone(), need.id)
            });
            needs.into_iter().map(|need| need.id).collect()
        };
        Acquaintance {
            who: self.who,
            often,
            gives: ordered(self.gives),
            gets: ordered(self.gets),
            ways: look.ways(None, self.who, look.backup(self.who), |_| true),
        }
    }
}

fn record(who: Reach) -> Option<RecordRef> {
    who.position.map(RecordRef::Position).or(who.unit.map(RecordRef::Unit))
}

fn place(
    document: &Document,
    other: &Acquaintance,
) -> (bool, Option<Often>, Reverse<usize>, bool, Option<Tie>) {
    let (gives, gets) = (other.gives.len(), other.gets.len());
    let one_way = gives == 0 || gets == 0;
    let tie = record(other.who).map(|record| tie(document, record));
    (other.often.is_none(), other.often, Reverse(gives + gets), one_way, tie)
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::{
        Assignment, AssignmentId, Item, ItemId, ItemKind, NeedStatus, Person, PersonId, Position, Promise,
        Row, Standard, Unit,
    };

    const TODAY: Date = jiff::civil::date(2026, 11, 26);

    fn position(id: u64, title: &str, unit: u64, manager: Option<u64>) -> Position {
        Position {
            unit: Some(UnitId::from_raw(unit)),
            manager: manager.map(PositionId::from_raw),
            ..Position::new(PositionId::from_raw(id), title)
        }
    }

    fn need(id: u64, customer: End, supplier: End, cadence: &str) -> Need {
        let standard = Standard { cadence: Cadence::said(cadence), ..Standard::default() };
        Need { standard, ..Need::new(NeedId::from_raw(id), customer, supplier, ItemId::from_raw(50)) }
    }

    fn unit_end(id: u64) -> End {
        End::Unit(UnitId::from_raw(id))
    }

    fn seat_end(id: u64) -> End {
        End::Position(PositionId::from_raw(id))
    }

    /// Sales (1) with a head (11) and a clerk (12); Warehouse (2) with a head (21) and a picker (22); Payroll (3).
    fn company(needs: Vec<Need>) -> Document {
        let seats = [
            position(11, "Sales lead", 1, None),
            position(12, "Sales clerk", 1, Some(11)),
            position(21, "Warehouse lead", 2, None),
            position(22, "Picker", 2, Some(21)),
            position(31, "Payroll clerk", 3, None),
        ];
        let units = [(1, "Sales"), (2, "Warehouse"), (3, "Payroll")]
            .map(|(id, n)| Unit::new(UnitId::from_raw(id), n));
        let item = Item { id: ItemId::from_raw(50), name: "Stock".into(), kind: ItemKind::Information };
        let person = Person::new(PersonId::from_raw(70), "Ayu");
        let held = Assignment::new(AssignmentId::from_raw(71), person.id, PositionId::from_raw(12));
        let rows = seats.into_iter().map(Row::Position).chain(units.into_iter().map(Row::Unit));
        let rows = rows.chain(needs.into_iter().map(Row::Need));
        rows.chain([Row::Item(item), Row::Person(person), Row::Assignment(held)]).collect()
    }

    fn met(known: &PeopleToKnow) -> Vec<(u64, Option<Often>, usize, usize)> {
        let line = |other: &Acquaintance| {
            let seat = other.who.position.map_or(0, PositionId::raw);
            (seat, other.often, other.gives.len(), other.gets.len())
        };
        known.others.iter().map(line).collect()
    }

    #[test]
    fn a_position_meets_those_of_its_own_needs_and_of_its_unit_most_often_first() {
        let document = company(vec![
            need(101, seat_end(12), unit_end(2), "monthly"),
            need(102, unit_end(2), unit_end(1), "yearly"),
            need(103, seat_end(12), seat_end(31), "daily"),
            need(104, seat_end(11), seat_end(22), "daily"),
        ]);
        let known = people_to_know(&document, Party::Position(PositionId::from_raw(12)), TODAY);
        let wanted = [(31, Some(Often::Daily), 1, 0), (21, Some(Often::Monthly), 1, 1)];
        assert_eq!(
            met(&known),
            wanted,
            "the head answers for the warehouse; the lead's own need is the lead's"
        );
        let near: Vec<_> = known.near.iter().map(|(near, who, _)| (*near, who.position)).collect();
        assert_eq!(near, [(Near::Manager, Some(PositionId::from_raw(11)))]);
        let person = people_to_know(&document, Party::Person(PersonId::from_raw(70)), TODAY);
        assert_eq!(person, known, "who holds the position meets the same");
    }

    #[test]
    fn a_unit_meets_those_outside_it_only() {
        let mut ended = need(103, unit_end(1), unit_end(3), "daily");
        ended.status = NeedStatus::Ended;
        let document = company(vec![
            need(101, seat_end(12), seat_end(11), "daily"),
            need(102, seat_end(12), seat_end(22), ""),
            ended,
        ]);
        let known = people_to_know(&document, Party::Unit(UnitId::from_raw(1)), TODAY);
        assert_eq!(met(&known), [(22, None, 1, 0)]);
    }

    #[test]
    fn what_a_position_exchanges_with_its_own_unit_is_known_once() {
        let document = company(vec![need(101, unit_end(1), seat_end(12), "weekly")]);
        let known = people_to_know(&document, Party::Position(PositionId::from_raw(12)), TODAY);
        assert_eq!(met(&known), [(11, Some(Often::Weekly), 0, 1)]);
        let lead = people_to_know(&document, Party::Position(PositionId::from_raw(11)), TODAY);
        assert_eq!(met(&lead), [(12, Some(Often::Weekly), 1, 0)]);
    }

    #[test]
    fn where_nothing_is_recorded_for_a_team_the_unit_above_counts() {
        let team = Unit { parent: Some(UnitId::from_raw(1)), ..Unit::new(UnitId::from_raw(4), "Team") };
        let seat = position(41, "Caller", 4, Some(11));
        let rows = company(vec![need(101, unit_end(1), unit_end(2), "weekly")]).rows().collect::<Vec<_>>();
        let document: Document = rows.into_iter().chain([Row::Unit(team), Row::Position(seat)]).collect();
        let known = people_to_know(&document, Party::Position(PositionId::from_raw(41)), TODAY);
        assert_eq!(met(&known), [(21, Some(Often::Weekly), 1, 0)]);
    }

    #[test]
    fn a_deadline_says_how_often_where_no_cadence_does() {
        let mut need = need(1, unit_end(1), unit_end(2), "");
        let mut often = |due: &str| {
            need.standard.due = Promise::said(due);
            Often::of(&need)
        };
        assert_eq!(often("closing day 15:00"), Some(Often::Monthly));
        assert_eq!(often("Jumat 09.30"), Some(Often::Weekly));
        assert_eq!(often("10:00"), Some(Often::Daily));
        assert_eq!(often("soon"), None);
    }
}
