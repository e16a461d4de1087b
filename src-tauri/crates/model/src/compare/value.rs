//! Values of fields of any kind, to be shown side by side.

use crate::id::*;
use crate::record::*;
use crate::row::RecordRef;
use crate::standard::{Cadence, Deadline, Said};
use crate::text::Date;

/// A value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// None.
    Nothing,
    /// As somebody wrote it.
    Text(String),
    /// Several of those.
    Texts(Vec<String>),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
    /// A moment.
    At(Moment),
    /// One of a few words: its code.
    Code(&'static str),
    /// A record.
    Record(RecordRef),
    /// Records, ascending.
    Records(Vec<RecordRef>),
    /// Somebody's word.
    Word(Confirmation),
    /// Several of those beside each other, of which each may come or go by itself.
    Several(Vec<Value>),
    /// What belongs together as one: a day and what it is called.
    Together(Vec<Value>),
    /// A place among siblings; the number says nothing to people.
    Place(i64),
}

/// What can be shown as a value.
pub(super) trait Shown: Clone + PartialEq {
    fn value(&self) -> Value;
}

macro_rules! shown {
    ($($type:ty: |$it:ident| $value:expr;)+) => {$(
        impl Shown for $type {
            fn value(&self) -> Value {
                let $it = self;
                $value
            }
        }
    )+};
}

shown! {
    String: |it| if it.is_empty() { Value::Nothing } else { Value::Text(it.clone()) };
    Vec<String>: |it| if it.is_empty() { Value::Nothing } else { Value::Texts(it.clone()) };
    Vec<Vec<String>>: |it| it.iter().map(|group| group.join(" = ")).collect::<Vec<String>>().value();
    bool: |it| Value::Flag(*it);
    u16: |it| Value::Number(f64::from(*it));
    u32: |it| Value::Number(f64::from(*it));
    f64: |it| Value::Number(*it);
    i64: |it| Value::Place(*it);
    Date: |it| Value::Day(*it);
    UnitId: |it| Value::Record((*it).into());
    PositionId: |it| Value::Record((*it).into());
    PersonId: |it| Value::Record((*it).into());
    ItemId: |it| Value::Record((*it).into());
    TopicId: |it| Value::Record((*it).into());
    Vec<Asking>: |it| Value::Number(it.len() as f64);
    NeedSetId: |it| Value::Record((*it).into());
    Members: |it| match *it {
        Members::These => Value::Nothing,
        Members::Level(depth) => Value::Number(f64::from(depth)),
        Members::Under(unit) => Value::Record(unit.into()),
    };
    Vec<NeedId>: |it| records(it);
    Vec<ProcessId>: |it| records(it);
    (UnitId, UnitId): |it| Value::Records(vec![it.0.into(), it.1.into()]);
    End: |it| Value::Record(match *it { End::Unit(id) => id.into(), End::Position(id) => id.into() });
    Party: |it| Value::Record(match *it {
        Party::Unit(id) => id.into(),
        Party::Position(id) => id.into(),
        Party::Person(id) => id.into(),
    });
    Vec<Involved>: |it| several(it.iter().filter_map(|one| {
        together(vec![Value::Text(one.part.letter().to_string()), one.party.value()])
    }).collect());
    Rhythm: |it| Value::Number(f64::from(it.months));
    Confirmation: |it| Value::Word(it.clone());
    Said<Deadline>: |it| it.text.value();
    Said<Cadence>: |it| it.text.value();
    Said<u32>: |it| it.text.value();
    Repair: |it| it.code.value();
    SpanLimits: |it| Value::Text(format!("{}–{}", it.narrow, it.wide));
    ChartOptions: |it| Value::Text(format!("{} + {}", it.fields.len(), it.rules.len()));
    WorkingTime: |it| several(working(it));
    ForReaders: |it| several(
        [(it.phones, "phones"), (it.dates, "dates")]
            .into_iter()
            .filter(|(shown, _)| *shown)
            .map(|(_, code)| Value::Code(code))
            .collect(),
    );
    Vec<SavedView>: |it| it.iter().map(|view| view.name.clone()).collect::<Vec<_>>().value();
    Portrait: |_it| Value::Code("picture");
    RecordRef: |it| Value::Record(*it);
    FindingKind: |it| Value::Code(it.code());
    ReviewKey: |it| Value::Records(it.about.clone());
    Facts: |it| if it.records.is_empty() { Value::Nothing } else { Value::Records(it.records.clone()) };
    Outcome: |it| Value::Code(it.code());
    ProcessId: |it| Value::Record((*it).into());
    ReviewLevel: |it| match *it {
        ReviewLevel::Any => Value::Nothing,
        ReviewLevel::Depth(depth) => Value::Number(f64::from(depth)),
        ReviewLevel::Positions => Value::Code("positions"),
    };
    Vec<RoundItem>: |it| Value::Number(it.len() as f64);
    PositionKind: |it| Value::Code(match it { PositionKind::Line => "line", PositionKind::Assistant => "assistant" });
    ItemKind: |it| Value::Code(match it {
        ItemKind::Information => "information",
        ItemKind::Action => "action",
        ItemKind::Resource => "resource",
    });
    NeedStatus: |it| Value::Code(match it {
        NeedStatus::Active => "active",
        NeedStatus::Draft => "draft",
        NeedStatus::Ended => "ended",
    });
    Criticality: |it| Value::Code(match it {
        Criticality::Low => "low",
        Criticality::Medium => "medium",
        Criticality::High => "high",
    });
    Answer: |it| Value::Code(match it {
        Answer::Nothing => "nothing",
        Answer::Missing => "missing",
        Answer::Unknown => "unknown",
    });
    FieldOwner: |it| Value::Code(match it {
        FieldOwner::Unit => "unit",
        FieldOwner::Position => "position",
        FieldOwner::Person => "person",
    });
    FieldType: |it| Value::Code(match it {
        FieldType::Text => "text",
        FieldType::Number => "number",
        FieldType::Date => "date",
        FieldType::YesNo => "yes-no",
    });
    FindingState: |it| Value::Code(match it {
        FindingState::Open => "open",
        FindingState::Repaired => "repaired",
        FindingState::Accepted => "accepted",
    });
}

impl<T: Shown> Shown for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, Shown::value)
    }
}

fn several(values: Vec<Value>) -> Value {
    if values.is_empty() { Value::Nothing } else { Value::Several(values) }
}

fn together(mut values: Vec<Value>) -> Option<Value> {
    values.retain(|value| *value != Value::Nothing);
    if values.len() > 1 { Some(Value::Together(values)) } else { values.pop() }
}

fn holiday(holiday: &Holiday) -> Option<Value> {
    together(vec![holiday.day.value(), holiday.name.value()])
}

/// Week, zone and holidays, then the same of each location that differs, with its name before.
fn working(time: &WorkingTime) -> Vec<Value> {
    let own = [&time.week, &time.zone].map(|said| said.value());
    let mut found: Vec<Value> = own.into_iter().filter(|value| *value != Value::Nothing).collect();
    found.extend(time.holidays.iter().filter_map(holiday));
    for place in &time.places {
        let name = || Value::Text(format!("{}:", place.name));
        let own =
            [place.week.value(), place.zone.value()].into_iter().filter(|value| *value != Value::Nothing);
        let said = own.chain(place.holidays.iter().filter_map(holiday));
        let before = found.len();
        found.extend(said.map(|said| match said {
            Value::Together(parts) => Value::Together([name()].into_iter().chain(parts).collect()),
            one => Value::Together(vec![name(), one]),
        }));
        if found.len() == before {
            found.push(place.name.value());
        }
    }
    found
}

/// Of two values that are several each only what the other has not: what came, and what went.
pub(super) fn apart(before: &Value, after: &Value) -> Option<(Value, Value)> {
    let parts = |value: &Value| match value {
        Value::Several(parts) => Some(parts.clone()),
        Value::Nothing => Some(Vec::new()),
        _ => None,
    };
    let (before, after) = (parts(before)?, parts(after)?);
    let without =
        |all: &[Value], known: &[Value]| all.iter().filter(|one| !known.contains(one)).cloned().collect();
    let (gone, new): (Vec<Value>, Vec<Value>) = (without(&before, &after), without(&after, &before));
    // Where only their order is another one, all are shown.
    (!gone.is_empty() || !new.is_empty()).then(|| (several(gone), several(new)))
}

fn records<I: Copy + Into<RecordRef>>(ids: &[I]) -> Value {
    if ids.is_empty() {
        return Value::Nothing;
    }
    Value::Records(ids.iter().map(|&id| id.into()).collect())
}
