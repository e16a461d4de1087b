//! Small organisations for tests, by hand and by chance.

use crate::view::View;
use proptest::prelude::*;
use simpul_model::*;
use std::collections::BTreeMap;

/// The day on which tests are run.
pub(crate) const TODAY: Date = jiff::civil::date(2026, 8, 17);

/// A day soon after.
pub(crate) const SOON: Date = jiff::civil::date(2026, 12, 31);

/// The settings of every law: fixed seed, nothing kept.
pub(crate) fn laws(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Rows in the making; ids count from 1 in the order of calls.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sketch {
    last: u64,
    units: BTreeMap<UnitId, Unit>,
    positions: BTreeMap<PositionId, Position>,
    needs: BTreeMap<NeedId, Need>,
    rest: Vec<Row>,
}

impl Sketch {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    pub(crate) fn unit(&mut self, name: &str, parent: Option<UnitId>) -> UnitId {
        let id = UnitId::from_raw(self.next());
        self.units.insert(id, Unit { parent, ..Unit::new(id, name) });
        id
    }

    pub(crate) fn unit_mut(&mut self, id: UnitId) -> &mut Unit {
        self.units.get_mut(&id).unwrap()
    }

    pub(crate) fn position(
        &mut self,
        title: &str,
        unit: Option<UnitId>,
        manager: Option<PositionId>,
    ) -> PositionId {
        let id = PositionId::from_raw(self.next());
        self.positions.insert(id, Position { unit, manager, ..Position::new(id, title) });
        id
    }

    pub(crate) fn position_mut(&mut self, id: PositionId) -> &mut Position {
        self.positions.get_mut(&id).unwrap()
    }

    pub(crate) fn person(&mut self, name: &str) -> PersonId {
        let id = PersonId::from_raw(self.next());
        self.rest.push(Row::Person(Person::new(id, name)));
        id
    }

    pub(crate) fn assign(&mut self, person: PersonId, position: PositionId, share: u16, until: Option<Date>) {
        self.assign_from(person, position, share, None, until);
    }

    pub(crate) fn assign_from(
        &mut self,
        person: PersonId,
        position: PositionId,
        share: u16,
        from: Option<Date>,
        until: Option<Date>,
    ) -> AssignmentId {
        let id = AssignmentId::from_raw(self.next());
        let post = Assignment { share, from, until, ..Assignment::new(id, person, position) };
        self.rest.push(Row::Assignment(post));
        id
    }

    pub(crate) fn spans(&mut self, narrow: u32, wide: u32) {
        let spans = SpanLimits { narrow, wide };
        self.rest.push(Row::Organisation(Organisation { spans, ..Organisation::default() }));
    }

    /// `customer` needs something from `supplier`.
    pub(crate) fn need(&mut self, customer: UnitId, supplier: UnitId) -> NeedId {
        self.need_between(End::Unit(customer), End::Unit(supplier))
    }

    pub(crate) fn need_between(&mut self, customer: End, supplier: End) -> NeedId {
        let id = NeedId::from_raw(self.next());
        self.needs.insert(id, Need::new(id, customer, supplier, ItemId::from_raw(1)));
        id
    }

    pub(crate) fn need_mut(&mut self, id: NeedId) -> &mut Need {
        self.needs.get_mut(&id).unwrap()
    }

    pub(crate) fn answer(&mut self, units: (UnitId, UnitId), answer: Answer, needs_seen: Vec<NeedId>) {
        let id = AnswerId::from_raw(self.next());
        let answer = OneWayAnswer { id, units, answer, by: "Ayu".into(), at: 0, needs_seen };
        self.rest.push(Row::OneWayAnswer(answer));
    }

    pub(crate) fn rows(&self) -> Vec<Row> {
        let item = Item { id: ItemId::from_raw(1), name: "item".into(), kind: ItemKind::Information };
        let mut rows = vec![Row::Item(item)];
        rows.extend(self.units.values().cloned().map(Row::Unit));
        rows.extend(self.positions.values().cloned().map(Row::Position));
        rows.extend(self.needs.values().cloned().map(Row::Need));
        rows.extend(self.rest.iter().cloned());
        rows
    }

    pub(crate) fn document(&self) -> Document {
        self.rows().into_iter().collect()
    }
}

/// Up to 14 units (some external, some archived), 12 positions, 8 people, 40 needs.
pub(crate) fn any_sketch() -> impl Strategy<Value = Sketch> {
    let unit = (0..20usize, 0..8u8, 0..8u8);
    let position = (0..20usize, 0..6u8, 0..20usize);
    let seat = (0..8usize, 0..20usize, 1..=100u16, 0..8u8);
    let need = (0..30usize, 0..30usize, 0..8u8);
    use prop::collection::vec;
    (vec(unit, 1..14), vec(position, 0..12), vec(seat, 0..14), vec(need, 0..40)).prop_map(
        |(units, positions, seats, needs)| {
            let mut sketch = Sketch::default();
            let mut made: Vec<UnitId> = Vec::new();
            for (at, (parent, external, archived)) in units.into_iter().enumerate() {
                let id = sketch.unit(&format!("unit {at}"), made.get(parent).copied());
                sketch.unit_mut(id).external = external == 0;
                sketch.unit_mut(id).archived = archived == 0;
                sketch.unit_mut(id).external_id = Some(format!("U{}", at * 7 % 13));
                made.push(id);
            }
            let mut seated: Vec<PositionId> = Vec::new();
            for (at, (unit, parked, manager)) in positions.into_iter().enumerate() {
                let id = sketch.position(
                    &format!("position {at}"),
                    made.get(unit).copied(),
                    seated.get(manager).copied(),
                );
                if parked == 0 {
                    sketch.position_mut(id).parked = Some("gone".to_owned());
                    sketch.position_mut(id).manager = None;
                }
                seated.push(id);
            }
            let people: Vec<PersonId> = (0..8).map(|at| sketch.person(&format!("person {at}"))).collect();
            for (person, position, share, when) in seats {
                let (from, until) = match when {
                    0..=2 => (None, Some(jiff::civil::date(2020, 1, 1))),
                    3 => (Some(SOON), None),
                    4 => (None, Some(SOON)),
                    _ => (None, None),
                };
                if let Some(&position) = seated.get(position) {
                    sketch.assign_from(people[person], position, share, from, until);
                }
            }
            let end = |at: usize| match at {
                at if at < made.len() => End::Unit(made[at]),
                at if at - made.len() < seated.len() => End::Position(seated[at - made.len()]),
                at => End::Unit(made[at % made.len()]),
            };
            for (customer, supplier, status) in needs {
                let id = sketch.need_between(end(customer), end(supplier));
                sketch.need_mut(id).status = match status {
                    0 => NeedStatus::Ended,
                    1 => NeedStatus::Draft,
                    _ => NeedStatus::Active,
                };
            }
            sketch
        },
    )
}

/// A view of any kind over the units of a sketch, whose ids count from 1.
pub(crate) fn any_view() -> impl Strategy<Value = View> {
    let some = || prop::collection::btree_set((1..14u64).prop_map(UnitId::from_raw), 0..4);
    (prop::option::of(1..5u32), 0..4u8, some(), some(), any::<bool>(), 0..4u8).prop_map(
        |(level, positions, unfolded, folded, archived, external)| View {
            level,
            positions: positions == 0,
            unfolded,
            folded,
            archived,
            filter: crate::Filter { external: external > 0, ..crate::Filter::default() },
        },
    )
}
