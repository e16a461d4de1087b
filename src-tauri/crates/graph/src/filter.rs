//! Which needs count, by what is said of them.

use simpul_model::{Cadence, Day, Document, ItemKind, Need, NeedStatus, ProcessId, UnitId};
use std::collections::BTreeSet;

/// Which needs count. A list that names nothing lets everything pass, but for the status: unless drafts or
/// ended needs are named, the active ones count. The default is what every figure is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Needs with an end in one of these units.
    pub units: BTreeSet<UnitId>,
    /// Needs of one of these processes.
    pub processes: BTreeSet<ProcessId>,
    /// Needs of one of these kinds of item.
    pub kinds: BTreeSet<ItemKind>,
    /// Needs of one of these cadences; nothing: of none that was said or understood.
    pub cadences: BTreeSet<Option<Cadence>>,
    /// Needs due in one of these ways.
    pub dues: BTreeSet<DueSort>,
    /// Needs that stand so.
    pub statuses: BTreeSet<NeedStatus>,
    /// Needs confirmed so.
    pub agreed: BTreeSet<Agreed>,
    /// Show external nodes and the needs that end there.
    pub external: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            units: BTreeSet::new(),
            processes: BTreeSet::new(),
            kinds: BTreeSet::new(),
            cadences: BTreeSet::new(),
            dues: BTreeSet::new(),
            statuses: BTreeSet::new(),
            agreed: BTreeSet::new(),
            external: true,
        }
    }
}

impl Filter {
    /// Whether a need counts by its status.
    pub fn counts(&self, need: &Need) -> bool {
        if self.statuses.is_empty() { need.is_active() } else { self.statuses.contains(&need.status) }
    }

    /// Whether a need passes by itself, whatever its status: as where every unit stands for itself.
    pub fn lets(&self, document: &Document, need: &Need) -> bool {
        let outside = |end| {
            let unit = document.unit_of(end).and_then(|unit| document.units().get(unit));
            unit.is_some_and(|unit| unit.external)
        };
        (self.external || !(outside(need.customer) || outside(need.supplier))) && self.passes(document, need)
    }

    /// Whether what else is said of a need lets it pass; its status and whether its ends are external are not
    /// looked at here.
    pub(crate) fn passes(&self, document: &Document, need: &Need) -> bool {
        fn names<T: Ord>(asked: &BTreeSet<T>, is: impl FnOnce() -> Option<T>) -> bool {
            asked.is_empty() || is().is_some_and(|is| asked.contains(&is))
        }
        let process = self.processes.is_empty() || need.processes.iter().any(|p| self.processes.contains(p));
        let within = |end| document.unit_of(end).is_some_and(|unit| self.units.contains(&unit));
        (self.units.is_empty() || within(need.customer) || within(need.supplier))
            && process
            && names(&self.kinds, || document.items().get(need.item).map(|item| item.kind))
            && names(&self.cadences, || Some(need.standard.cadence.value))
            && names(&self.dues, || Some(DueSort::of(need)))
            && names(&self.agreed, || Some(Agreed::of(need)))
    }
}

/// In what way a need is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueSort {
    /// At an hour, or on the day on which it arises.
    Hour,
    /// On a day of the week.
    Weekday,
    /// On a day of the month.
    MonthDay,
    /// On the day of closing.
    Closing,
    /// In words that are not understood.
    Words,
    /// Nothing was said.
    Unsaid,
}

impl DueSort {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Hour, Self::Weekday, Self::MonthDay, Self::Closing, Self::Words, Self::Unsaid];

    /// That of a need.
    pub fn of(need: &Need) -> Self {
        let due = &need.standard.due;
        match due.value.map(|due| due.day) {
            Some(None | Some(Day::Same)) => Self::Hour,
            Some(Some(Day::OfWeek(_))) => Self::Weekday,
            Some(Some(Day::OfMonth(_))) => Self::MonthDay,
            Some(Some(Day::Closing)) => Self::Closing,
            None if due.is_empty() => Self::Unsaid,
            None => Self::Words,
        }
    }
}

/// By how many of its ends a need is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreed {
    /// By customer and supplier.
    Both,
    /// By one of them.
    One,
    /// By neither.
    Neither,
}

impl Agreed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Both, Self::One, Self::Neither];

    /// That of a need.
    pub fn of(need: &Need) -> Self {
        match (need.confirmed_by_customer.is_some(), need.confirmed_by_supplier.is_some()) {
            (true, true) => Self::Both,
            (false, false) => Self::Neither,
            _ => Self::One,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairs::{PairFilter, PairKind, PairSort, Strength};
    use crate::sketch::{Sketch, any_sketch, any_view, laws};
    use crate::{Graph, View, pairs};
    use proptest::prelude::*;
    use simpul_model::{Deadline, Promise};

    proptest! {
        #![proptest_config(laws(256))]
        #[test]
        fn a_filter_takes_needs_away_and_never_turns_or_adds_one(sketch in any_sketch(), view in any_view()) {
            let document = sketch.document();
            let whole = Graph::new(&document, &view);
            let asked = Filter { agreed: [Agreed::Neither].into(), dues: [DueSort::Unsaid].into(), ..view.filter.clone() };
            let same = Graph::new(&document, &View { filter: asked, ..view.clone() });
            prop_assert_eq!(whole.links(), same.links(), "every need of a sketch is so");
            let none = Filter { dues: [DueSort::Hour].into(), ..view.filter.clone() };
            let none = Graph::new(&document, &View { filter: none, ..view.clone() });
            prop_assert_eq!((none.needs(), none.nodes()), (0, whole.nodes()), "what stands does not hang on what counts");
            let drafts = Filter { statuses: [NeedStatus::Draft].into(), ..view.filter.clone() };
            let both = Filter { statuses: [NeedStatus::Draft, NeedStatus::Active].into(), ..view.filter.clone() };
            let of = |filter| Graph::new(&document, &View { filter, ..view.clone() }).needs();
            prop_assert_eq!(of(drafts) + whole.needs(), of(both));
        }
    }

    proptest! {
        #![proptest_config(laws(256))]
        #[test]
        fn a_need_by_itself_passes_where_the_deepest_map_shows_it(sketch in any_sketch(), external in any::<bool>()) {
            let document = sketch.document();
            let units = document.units().iter().map(|unit| unit.id).take(2).collect();
            for filter in [Filter { external, ..Filter::default() }, Filter { external, units, ..Filter::default() }] {
                let graph = Graph::new(&document, &View { filter: filter.clone(), ..View::default() });
                let mut shown: Vec<_> = graph.links().iter().flat_map(|link| link.needs.clone()).collect();
                (0..graph.nodes().len() as u32).for_each(|node| shown.extend(graph.inside(node)));
                shown.sort_unstable();
                let passing = |need: &&Need| filter.counts(need) && filter.lets(&document, need);
                let let_pass: Vec<_> = document.needs().iter().filter(passing).map(|need| need.id).collect();
                prop_assert_eq!(shown, let_pass);
            }
        }
    }

    #[test]
    fn needs_are_told_apart_by_what_is_said_of_them() {
        let due = |words: &str| {
            let mut sketch = Sketch::default();
            let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
            let id = sketch.need(a, b);
            sketch.need_mut(id).standard.due = Deadline::said(words);
            DueSort::of(sketch.need_mut(id))
        };
        let said = ["15:00", "same day", "Friday 09:00", "day 25", "closing day 15:00", "soon", ""].map(due);
        use DueSort::*;
        assert_eq!(said, [Hour, Hour, Weekday, MonthDay, Closing, Words, Unsaid]);
    }

    #[test]
    fn a_cadence_that_was_not_said_can_be_asked_for() {
        let mut sketch = Sketch::default();
        let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
        let daily = sketch.need(a, b);
        sketch.need_mut(daily).standard.cadence = Cadence::said("daily");
        sketch.need(b, a);
        let document = sketch.document();
        let of = |cadences: &[Option<Cadence>]| {
            let filter = Filter { cadences: cadences.iter().copied().collect(), ..Filter::default() };
            let graph = Graph::new(&document, &View { filter, ..View::default() });
            pairs(&graph).into_iter().map(|pair| (pair.forth.len(), pair.back.len())).collect::<Vec<_>>()
        };
        assert_eq!(of(&[Some(Cadence::Daily)]), [(0, 1)]);
        assert_eq!(of(&[None]), [(1, 0)]);
        assert_eq!(of(&[None, Some(Cadence::Daily)]), [(1, 1)]);
        assert_eq!(of(&[Some(Cadence::Weekly)]), []);
    }

    #[test]
    fn a_pair_is_lopsided_where_one_gives_three_times_what_it_gets() {
        let mut sketch = Sketch::default();
        let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
        let heavy = sketch.need(a, b);
        sketch.need(b, a);
        sketch.need(b, a);
        sketch.need_mut(heavy).weight = Some(9.0);
        let judge = |sketch: &Sketch| {
            let graph = Graph::new(&sketch.document(), &View::default());
            let pair = pairs(&graph).remove(0);
            let passes = |sort, by, at_least| PairFilter { sort, by, at_least }.passes(&pair);
            assert!(passes(PairSort::TwoWay, Strength::Needs, None), "lopsided or not, it is two-way");
            assert_eq!(
                (pair.kind, passes(PairSort::OneWay, Strength::Needs, None)),
                (PairKind::TwoWay, false)
            );
            let lopsided = |by| passes(PairSort::Lopsided, by, None);
            let strong = |by, least| passes(PairSort::All, by, Some(least));
            let both =
                [strong(Strength::Needs, 3.0), strong(Strength::Needs, 4.0), strong(Strength::Weight, 11.0)];
            (lopsided(Strength::Needs), lopsided(Strength::Weight), both)
        };
        assert_eq!(judge(&sketch), (false, true, [true, false, true]), "2 to 1 in number, 2 to 9 in weight");
        sketch.need(b, a);
        assert_eq!(judge(&sketch), (true, true, [true, true, true]), "3 to 1, 3 to 9");
    }
}
