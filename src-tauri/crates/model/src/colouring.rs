//! What the colours of a chart mean: the rules of the organisation, evaluated in their order.
//!
//! Guarantees: a position has the case of the first rule that applies to it; cases are numbered in the order
//! of the rules, within a rule as a reader expects them; the same document gives the same numbers.

use crate::document::Document;
use crate::fold::fold;
use crate::id::{PositionId, UnitId};
use crate::record::*;
use crate::text::Date;
use std::collections::{BTreeMap, HashMap};

/// Of many values so many have a colour of their own, the most frequent; the others share one.
const MOST_VALUES: usize = 8;
/// Where the ranges of tenure begin, in full years.
const YEARS: [u32; 5] = [0, 1, 3, 5, 10];

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

/// The cases of an organisation's rules, and which position has which.
#[derive(Debug, Clone, Default)]
pub struct Colouring {
    /// What is looked at, the case, and how many positions have it.
    pub cases: Vec<(ColourBy, Case, u32)>,
    of: HashMap<PositionId, u32>,
}

impl Colouring {
    /// Evaluates the rules for every position. O(positions × rules), sorted values aside.
    pub fn of(document: &Document, today: Date) -> Self {
        let mut all = Self::default();
        for rule in &document.organisation().chart.rules {
            let looked = Looked { document, today, by: rule.by };
            all.apply(&looked, &rule.when);
        }
        all
    }

    /// The number of the case that a position has.
    pub fn case(&self, position: PositionId) -> Option<u32> {
        self.of.get(&position).copied()
    }

    fn apply(&mut self, looked: &Looked<'_>, when: &ColourWhen) {
        let first = self.cases.len() as u32;
        let open = looked.document.positions().iter().filter(|position| !self.of.contains_key(&position.id));
        let cases = match (looked.by, when) {
            (ColourBy::Unit, when) => units(looked.document, when),
            (ColourBy::Vacancy, _) => vec![Case::Vacant],
            (ColourBy::Span | ColourBy::Tenure, when) => ranges(looked, when),
            (ColourBy::Location | ColourBy::Custom(_), ColourWhen::Each) => {
                values(open.clone().filter_map(|position| looked.value(position)))
            }
            (ColourBy::Location | ColourBy::Custom(_), ColourWhen::Is(value)) => {
                vec![Case::Value(value.trim().to_owned())]
            }
            (_, &ColourWhen::AtLeast(from)) => vec![Case::Range(from, None)],
            (_, &ColourWhen::Below(below)) => vec![Case::Range(0, Some(below))],
        };
        let finder = Finder::of(looked, &cases);
        let found: Vec<(PositionId, u32)> =
            open.filter_map(|position| Some((position.id, finder.find(looked, position)?))).collect();
        self.cases.extend(cases.into_iter().map(|case| (looked.by, case, 0)));
        for (position, case) in found {
            self.of.insert(position, first + case);
            self.cases[(first + case) as usize].2 += 1;
        }
    }
}

/// What a rule looks at.
struct Looked<'a> {
    document: &'a Document,
    today: Date,
    by: ColourBy,
}

impl Looked<'_> {
    /// The value in words, for what has one.
    fn value(&self, position: &Position) -> Option<String> {
        let holder = || self.document.holders(position.id, self.today).next().map(|(person, _)| person);
        let text = match self.by {
            ColourBy::Location => holder()?.location.as_str(),
            ColourBy::Custom(field) => {
                let custom = match self.document.fields().get(field)?.owner {
                    FieldOwner::Unit => &self.document.units().get(position.unit?)?.custom,
                    FieldOwner::Position => &position.custom,
                    FieldOwner::Person => &holder()?.custom,
                };
                custom.get(&field)?.as_str()
            }
            _ => return None,
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The number, for what has one.
    fn number(&self, position: &Position) -> Option<f64> {
        match self.by {
            ColourBy::Span => {
                let reports = self.document.reports_to(Some(position.id)).count();
                (reports > 0).then_some(reports as f64)
            }
            ColourBy::Tenure => {
                let (_, held) = self.document.holders(position.id, self.today).next()?;
                Some(f64::from(full_years(held.from?, self.today)))
            }
            ColourBy::Location | ColourBy::Custom(_) => self.value(position)?.replace(',', ".").parse().ok(),
            ColourBy::Unit | ColourBy::Vacancy => None,
        }
    }
}

/// Full years from one day to another.
fn full_years(from: Date, to: Date) -> u32 {
    let short = (to.month(), to.day()) < (from.month(), from.day());
    u32::try_from(i32::from(to.year()) - i32::from(from.year()) - i32::from(short)).unwrap_or(0)
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
        (ColourBy::Tenure, ColourWhen::Each) => {
            let ends = YEARS[1..].iter().map(|&year| Some(year)).chain([None]);
            YEARS.into_iter().zip(ends).map(|(from, below)| Case::Range(from, below)).collect()
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

/// The most frequent values by name, and the others together. Values that differ in case alone are one.
fn values(given: impl Iterator<Item = String>) -> Vec<Case> {
    let mut counts: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for value in given {
        counts.entry(fold(&value)).or_insert((0, value)).0 += 1;
    }
    let mut most: Vec<(u32, String, String)> =
        counts.into_iter().map(|(folded, (count, value))| (count, folded, value)).collect();
    let many = most.len() > MOST_VALUES + 1;
    if many {
        most.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        most.truncate(MOST_VALUES);
        most.sort_by(|a, b| a.1.cmp(&b.1));
    }
    let named = most.into_iter().map(|(_, _, value)| Case::Value(value));
    named.chain(many.then_some(Case::OtherValue)).collect()
}

/// Finds the case of a position without going through all of them.
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

    fn find(&self, looked: &Looked<'_>, position: &Position) -> Option<u32> {
        match looked.by {
            ColourBy::Unit => self.units.get(&position.unit?).copied(),
            ColourBy::Vacancy => looked.document.is_vacant(position.id, looked.today).then_some(0),
            _ if !self.ranges.is_empty() => {
                let number = looked.number(position)?;
                let within = |&(from, below): &(f64, f64)| from <= number && number < below;
                self.ranges.iter().position(within).map(|at| at as u32)
            }
            _ => self.values.get(&fold(&looked.value(position)?)).copied().or(self.others),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AssignmentId, PersonId};
    use crate::row::Row;

    const TODAY: Date = jiff::civil::date(2026, 11, 22);

    /// Seats 1 to 14: the first leads all others, every third is vacant, holders work in one of ten places and
    /// began in 2026 less their number.
    fn document(rules: &[(ColourBy, ColourWhen)]) -> Document {
        let rules = rules.iter().map(|(by, when)| ColourRule { by: *by, when: when.clone() }).collect();
        let chart = ChartOptions { rules, ..ChartOptions::default() };
        let mut rows = vec![Row::Organisation(Organisation { chart, ..Organisation::default() })];
        for (id, name, parent) in [(1, "Company", None), (2, "Sales", Some(1)), (3, "Stock", Some(1))] {
            let parent = parent.map(UnitId::from_raw);
            rows.push(Row::Unit(Unit { parent, ..Unit::new(UnitId::from_raw(id), name) }));
        }
        for id in 1..15_u64 {
            let (position, person) = (PositionId::from_raw(id), PersonId::from_raw(id));
            rows.push(Row::Position(Position {
                manager: (id > 1).then(|| PositionId::from_raw(1)),
                unit: Some(UnitId::from_raw(1 + id % 3)),
                ..Position::new(position, "Clerk")
            }));
            if id % 3 == 0 {
                continue;
            }
            let location = if id < 5 { "Jakarta".to_owned() } else { format!("Town {}", id % 10) };
            rows.push(Row::Person(Person { location, ..Person::new(person, "Ani") }));
            let held = Assignment::new(AssignmentId::from_raw(id), person, position);
            let from = Date::new(2026 - id as i16, 6, 1).ok();
            rows.push(Row::Assignment(Assignment { from, ..held }));
        }
        rows.into_iter().collect()
    }

    fn case(colouring: &Colouring, id: u64) -> Option<&Case> {
        let at = colouring.case(PositionId::from_raw(id))?;
        Some(&colouring.cases[at as usize].1)
    }

    #[test]
    fn the_first_rule_that_applies_gives_the_colour() {
        let rules = [
            (ColourBy::Vacancy, ColourWhen::Each),
            (ColourBy::Location, ColourWhen::Is(" jakarta ".into())),
            (ColourBy::Tenure, ColourWhen::AtLeast(10)),
        ];
        let colouring = Colouring::of(&document(&rules), TODAY);
        assert_eq!(case(&colouring, 3), Some(&Case::Vacant));
        assert_eq!(case(&colouring, 4), Some(&Case::Value("jakarta".into())));
        assert_eq!(case(&colouring, 11), Some(&Case::Range(10, None)), "11 years in June");
        assert_eq!(case(&colouring, 7), None);
        let counts: Vec<u32> = colouring.cases.iter().map(|(_, _, count)| *count).collect();
        assert_eq!(counts, [4, 3, 4]);
    }

    #[test]
    fn many_values_have_a_colour_for_the_most_frequent_and_one_for_the_rest() {
        let few = Colouring::of(&document(&[(ColourBy::Location, ColourWhen::Each)]), TODAY);
        assert_eq!(few.cases[0], (ColourBy::Location, Case::Value("Jakarta".into()), 3));
        assert_eq!(few.cases.len(), 8);
        let given = (0..20).map(|n| if n < 5 { "Many".to_owned() } else { format!("Town {n}") });
        let cases = values(given);
        assert_eq!((cases.len(), cases.last()), (9, Some(&Case::OtherValue)));
        assert!(cases.contains(&Case::Value("Many".into())));
    }

    #[test]
    fn spans_are_held_against_the_limits_of_the_organisation() {
        let colouring = Colouring::of(&document(&[(ColourBy::Span, ColourWhen::Each)]), TODAY);
        assert_eq!(
            case(&colouring, 1),
            Some(&Case::Range(11, None)),
            "13 reports, and more than 10 are many"
        );
        assert_eq!(case(&colouring, 2), None, "nobody reports to it");
    }

    #[test]
    fn units_stand_for_their_divisions() {
        let colouring = Colouring::of(&document(&[(ColourBy::Unit, ColourWhen::Each)]), TODAY);
        assert_eq!(colouring.cases.len(), 2);
        assert_eq!(case(&colouring, 1), Some(&Case::Unit(UnitId::from_raw(2))));
        assert_eq!(case(&colouring, 3), None, "the company itself is no division");
    }

    #[test]
    fn years_are_full_ones() {
        let day = |year, month, day| jiff::civil::date(year, month, day);
        assert_eq!(full_years(day(2020, 11, 22), TODAY), 6);
        assert_eq!(full_years(day(2020, 11, 23), TODAY), 5);
        assert_eq!(full_years(day(2027, 1, 1), TODAY), 0);
    }
}
