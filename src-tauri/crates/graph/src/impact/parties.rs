//! An impact by who is struck: who stops, who goes without something in which wave, and from whom that comes.

use super::inputs::Inputs;
use super::{Because, Impact, Stop};
use simpul_model::{Document, End, NeedId, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Who is struck, and how that spreads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImpactParties {
    /// First those that stop, as they were given; then by place and certainty, with most needs first, then by
    /// external id and folded name.
    pub parties: Vec<ImpactParty>,
    /// What leads from one to another, by both ends.
    pub lines: Vec<ImpactLine>,
}

/// Somebody who goes without something in a wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpactParty {
    /// Where.
    pub place: ImpactPlace,
    /// For certain, or perhaps.
    pub certain: bool,
    /// Who; nothing for those that stop, who are known by their number.
    pub end: Option<End>,
    /// What they go without, as the impact lists it.
    pub needs: Vec<NeedId>,
}

/// Where in the spreading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImpactPlace {
    /// Among those that stop.
    Source,
    /// In this wave, from 1.
    Wave(u32),
    /// Outside the company, where it ends.
    Outside,
}

/// What one passes on to another: the needs that the other goes without for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpactLine {
    /// Index of the party it comes from.
    pub from: u32,
    /// Index of the party it reaches.
    pub to: u32,
    /// As the impact lists them.
    pub needs: Vec<NeedId>,
}

/// `sources` are those that stop, each with the units and positions it stands for; a need of several is the first
/// one's. What reaches somebody outside ends there, unless it goes on. O(n log n).
pub fn impact_parties(document: &Document, sources: &[Vec<End>], impact: &Impact) -> ImpactParties {
    let inputs = Inputs::new(document);
    let mut source_of: BTreeMap<NeedId, u32> = BTreeMap::new();
    for (ends, source) in sources.iter().zip(0..) {
        for need in inputs.served_by(ends) {
            source_of.entry(inputs.needs[need as usize].id).or_insert(source);
        }
    }
    let stops: Vec<(&Stop, bool)> = impact
        .certain
        .iter()
        .map(|stop| (stop, true))
        .chain(impact.may.iter().map(|stop| (stop, false)))
        .collect();
    let before = |stop: &Stop| match stop.because {
        Because::Supplier => None,
        Because::MadeFrom(need) | Because::Misses(need) => Some(need),
    };
    let goes_on: BTreeSet<NeedId> = stops.iter().filter_map(|(stop, _)| before(stop)).collect();

    let mut struck: BTreeMap<(ImpactPlace, bool, End), Vec<NeedId>> = BTreeMap::new();
    let mut where_of = BTreeMap::new();
    for &(stop, certain) in &stops {
        let Some(customer) = document.needs().get(stop.need).map(|need| need.customer) else { continue };
        let unit = document.unit_of(customer);
        let outside = unit.and_then(|unit| document.units().get(unit)).filter(|unit| unit.external);
        let key = match outside {
            Some(unit) if !goes_on.contains(&stop.need) => {
                (ImpactPlace::Outside, !certain, End::Unit(unit.id))
            }
            _ => (ImpactPlace::Wave(stop.wave), !certain, customer),
        };
        struck.entry(key).or_default().push(stop.need);
        where_of.insert(stop.need, key);
    }

    let source = |_| ImpactParty { place: ImpactPlace::Source, certain: true, end: None, needs: Vec::new() };
    let mut parties: Vec<ImpactParty> = (0..sources.len()).map(source).collect();
    let mut order: Vec<_> = struck.into_iter().collect();
    order.sort_by_cached_key(|((place, perhaps, end), needs)| {
        (*place, *perhaps, std::cmp::Reverse(needs.len()), called(document, *end), *end)
    });
    let mut index = BTreeMap::new();
    for (key, needs) in order {
        index.insert(key, parties.len() as u32);
        let (place, perhaps, end) = key;
        parties.push(ImpactParty { place, certain: !perhaps, end: Some(end), needs });
    }

    let mut lines: BTreeMap<(u32, u32), Vec<NeedId>> = BTreeMap::new();
    for (stop, _) in stops {
        let Some(to) = where_of.get(&stop.need).and_then(|key| index.get(key)) else { continue };
        let from = match before(stop) {
            Some(need) => where_of.get(&need).and_then(|key| index.get(key)).copied(),
            None => source_of.get(&stop.need).copied(),
        };
        if let Some(from) = from {
            lines.entry((from, *to)).or_default().push(stop.need);
        }
    }
    let lines = lines.into_iter().map(|((from, to), needs)| ImpactLine { from, to, needs }).collect();
    ImpactParties { parties, lines }
}

/// By external id where there is one, then by folded name.
fn called(document: &Document, end: End) -> (bool, Option<&str>, String) {
    let (external, name) = match end {
        End::Unit(id) => {
            let unit = document.units().get(id);
            (unit.and_then(|unit| unit.external_id.as_deref()), unit.map(|unit| unit.name.as_str()))
        }
        End::Position(id) => {
            let seat = document.positions().get(id);
            (seat.and_then(|seat| seat.external_id.as_deref()), seat.map(|seat| seat.title.as_str()))
        }
    };
    (external.is_none(), external, fold(name.unwrap_or_default()))
}
