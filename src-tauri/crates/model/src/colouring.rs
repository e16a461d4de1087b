//! What the colours of a chart mean: the rules of the organisation, evaluated in their order.
//!
//! Guarantees: a position or unit has the case of the first rule that applies to it; cases are numbered in the
//! order of the rules, within a rule as a reader expects them; the same document gives the same numbers. Where
//! positions are coloured, units share their cases, so that the ground behind boxes means what the boxes mean.

mod looked;

use crate::document::Document;
use crate::fold::fold;
use crate::id::UnitId;
use crate::record::*;
use crate::row::RecordRef;
use crate::text::Date;
use looked::{Looked, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Of many values so many have a colour of their own, the most frequent; the others share one.
const MOST_VALUES: usize = 8;
/// Where the ranges of tenure begin, in full years.
const YEARS: [u32; 5] = [0, 1, 3, 5, 10];
/// Where the ranges of headcount begin.
const PEOPLE: [u32; 4] = [0, 10, 50, 250];
/// Where the ranges of the share of vacant positions begin, in percent.
const VACANT: [u32; 3] = [50, 25, 1];

/// What a colour stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// The unit and those inside it.
    Unit(UnitId),
    /// This value.
    Value(String),
    /// A value with no colour of its own.
    OtherValue,
    /// Nobody holds the position.
    Vacant,
    /// So many, or more, and fewer than the second.
    Range(u32, Option<u32>),
}

/// What has the boxes of a chart, and is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coloured {
    /// Positions, or the people on them; units have the same cases.
    Positions,
    /// Units.
    Units,
}

/// What a unit and those inside it add up to.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnitSize {
    /// People who work there.
    pub people: u32,
    /// Positions.
    pub positions: u32,
    /// Positions that nobody holds.
    pub vacant: u32,
}

/// The cases of an organisation's rules, and which position or unit has which.
#[derive(Debug, Clone, Default)]
pub struct Colouring {
    /// What is looked at, the case, and how many boxes have it.
    pub cases: Vec<(ColourBy, Case, u32)>,
    of: HashMap<RecordRef, u32>,
}

impl Colouring {
    /// Evaluates the rules for everything that has a colour; `size` says how large a unit is, where that is
    /// known. O(positions × rules), sorted values aside.
    pub fn of(
        document: &Document,
        today: Date,
        coloured: Coloured,
        size: &dyn Fn(UnitId) -> Option<UnitSize>,
    ) -> Self {
        let mut all = Self::default();
        let positions = document.positions().iter().map(Subject::Position);
        let units = document.units().iter().filter(|unit| !unit.archived).map(Subject::Unit);
        let (boxes, others): (Vec<_>, Vec<_>) = match coloured {
            Coloured::Positions => (positions.collect(), units.collect()),
            Coloured::Units => (units.collect(), Vec::new()),
        };
        for rule in &document.organisation().chart.rules {
            let looked = Looked { document, today, by: rule.by, coloured, size };
            all.apply(&looked, &rule.when, &boxes, &others);
        }
        all
    }

    /// The number of the case that a position or unit has.
    pub fn case(&self, record: impl Into<RecordRef>) -> Option<u32> {
        self.of.get(&record.into()).copied()
    }

    fn apply(
        &mut self,
        looked: &Looked<'_>,
        when: &ColourWhen,
        boxes: &[Subject<'_>],
        others: &[Subject<'_>],
    ) {
        let first = self.cases.len() as u32;
        let open = boxes.iter().copied().filter(|subject| !self.of.contains_key(&subject.record()));
        let cases = match (looked.by, when) {
            (ColourBy::Unit, when) => units(looked.document, when),
            (ColourBy::Vacancy, _) if looked.coloured == Coloured::Positions => vec![Case::Vacant],
            (ColourBy::Vacancy | ColourBy::Span | ColourBy::Tenure | ColourBy::Headcount, when) => {
                ranges(looked, when)
            }
            (ColourBy::Location | ColourBy::Kind | ColourBy::Custom(_), ColourWhen::Each) => {
                let said = |subject| Some((looked.is_outside(subject), looked.value(subject)?));
                values(open.clone().filter_map(said))
            }
            (ColourBy::Location | ColourBy::Kind | ColourBy::Custom(_), ColourWhen::Is(value)) => {
                vec![Case::Value(value.trim().to_owned())]
            }
            (_, &ColourWhen::AtLeast(from)) => vec![Case::Range(from, None)],
            (_, &ColourWhen::Below(below)) => vec![Case::Range(0, Some(below))],
        };
        let finder = Finder::of(looked, &cases);
        let case_of = |subject: Subject<'_>| Some((subject.record(), finder.find(looked, subject)?));
        let found: Vec<(RecordRef, u32)> = open.filter_map(case_of).collect();
        let beside = others.iter().copied().filter(|subject| !self.of.contains_key(&subject.record()));
        let beside: Vec<(RecordRef, u32)> = beside.filter_map(case_of).collect();
        self.cases.extend(cases.into_iter().map(|case| (looked.by, case, 0)));
        for &(_, case) in &found {
            self.cases[(first + case) as usize].2 += 1;
        }
        self.of.extend(found.into_iter().chain(beside).map(|(record, case)| (record, first + case)));
    }
}

/// The divisions: the units below a single root, else the roots; or the unit of a name.
fn units(document: &Document, when: &ColourWhen) -> Vec<Case> {
    let ids: Vec<UnitId> = if let ColourWhen::Is(name) = when {
        let name = fold(name);
        document.units().iter().filter(|unit| fold(&unit.name) == name).map(|unit| unit.id).take(1).collect()
    } else {
        let inside = |parent| document.units_in(parent).filter(|unit| !unit.external && !unit.archived);
        let roots: Vec<UnitId> = inside(None).map(|unit| unit.id).collect();
        match roots.as_slice() {
            [root] => inside(Some(*root)).map(|unit| unit.id).collect(),
            _ => roots,
        }
    };
    ids.into_iter().map(Case::Unit).collect()
}

fn ranges(looked: &Looked<'_>, when: &ColourWhen) -> Vec<Case> {
    match (looked.by, when) {
        (_, &ColourWhen::AtLeast(from)) => vec![Case::Range(from, None)],
        (_, &ColourWhen::Below(below)) => vec![Case::Range(0, Some(below))],
        (ColourBy::Tenure, ColourWhen::Each) => rising(&YEARS),
        (ColourBy::Headcount, ColourWhen::Each) => rising(&PEOPLE),
        (ColourBy::Vacancy, ColourWhen::Each) => {
            let ends = [None].into_iter().chain(VACANT.map(Some));
            VACANT.into_iter().zip(ends).map(|(from, below)| Case::Range(from, below)).collect()
        }
        (_, ColourWhen::Each) => {
            let SpanLimits { narrow, wide } = looked.document.organisation().spans;
            let wider = wide.saturating_add(1);
            vec![
                Case::Range(wider, None),
                Case::Range(narrow.min(wider), Some(wider)),
                Case::Range(1, Some(narrow)),
            ]
        }
        (_, ColourWhen::Is(text)) => {
            let exact = text.trim().parse::<u32>().ok();
            exact.map(|number| Case::Range(number, number.checked_add(1))).into_iter().collect()
        }
    }
}

/// From each number up to the next one.
fn rising(from: &[u32]) -> Vec<Case> {
    let ends = from.iter().skip(1).map(|&end| Some(end)).chain([None]);
    from.iter().zip(ends).map(|(&from, below)| Case::Range(from, below)).collect()
}

/// The most frequent values by name, and the others together. Values that differ in case alone are one; those
/// of others alone come last, so that a value has the same colour where others have no box.
fn values(given: impl Iterator<Item = (bool, String)>) -> Vec<Case> {
    struct Met {
        count: u32,
        outside: bool,
        value: String,
    }
    let mut met: BTreeMap<String, Met> = BTreeMap::new();
    for (outside, value) in given {
        let of = met.entry(fold(&value)).or_insert(Met { count: 0, outside, value });
        of.count += 1;
        of.outside &= outside;
    }
    // By folded value: what is equal otherwise keeps that order.
    let mut most: Vec<Met> = met.into_values().collect();
    let many = most.len() > MOST_VALUES + 1;
    if many {
        let mut places: Vec<usize> = (0..most.len()).collect();
        places.sort_by_key(|&at| std::cmp::Reverse(most[at].count));
        let kept: BTreeSet<usize> = places.into_iter().take(MOST_VALUES).collect();
        let mut at = 0..;
        most.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
    }
    most.sort_by_key(|of| of.outside);
    let named = most.into_iter().map(|of| Case::Value(of.value));
    named.chain(many.then_some(Case::OtherValue)).collect()
}

/// Finds the case of a position or unit without going through all of them.
struct Finder {
    units: HashMap<UnitId, u32>,
    values: HashMap<String, u32>,
    ranges: Vec<(f64, f64)>,
    others: Option<u32>,
}

impl Finder {
    fn of(looked: &Looked<'_>, cases: &[Case]) -> Self {
        let mut finder =
            Self { units: HashMap::new(), values: HashMap::new(), ranges: Vec::new(), others: None };
        for (case, number) in cases.iter().zip(0..) {
            match case {
                Case::Unit(unit) => {
                    finder
                        .units
                        .extend(looked.document.unit_branch(*unit).into_iter().map(|id| (id, number)));
                }
                Case::Value(value) => {
                    finder.values.insert(fold(value), number);
                }
                Case::OtherValue => finder.others = Some(number),
                Case::Range(from, below) => {
                    finder.ranges.push((f64::from(*from), below.map_or(f64::INFINITY, f64::from)));
                }
                Case::Vacant => {}
            }
        }
        finder
    }

    fn find(&self, looked: &Looked<'_>, subject: Subject<'_>) -> Option<u32> {
        match looked.by {
            ColourBy::Unit => self.units.get(&subject.unit(looked.document)?.id).copied(),
            ColourBy::Vacancy if looked.coloured == Coloured::Positions => {
                looked.is_vacant(subject).then_some(0)
            }
            _ if !self.ranges.is_empty() => {
                let number = looked.number(subject)?;
                let within = |&(from, below): &(f64, f64)| from <= number && number < below;
                self.ranges.iter().position(within).map(|at| at as u32)
            }
            _ => self.values.get(&fold(&looked.value(subject)?)).copied().or(self.others),
        }
    }
}

#[cfg(test)]
mod tests;
