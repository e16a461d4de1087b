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
    Vec<NeedId>: |it| records(it);
    Vec<ProcessId>: |it| records(it);
    (UnitId, UnitId): |it| Value::Records(vec![it.0.into(), it.1.into()]);
    End: |it| Value::Record(match *it { End::Unit(id) => id.into(), End::Position(id) => id.into() });
    Party: |it| Value::Record(match *it {
        Party::Unit(id) => id.into(),
        Party::Position(id) => id.into(),
        Party::Person(id) => id.into(),
    });
    Confirmation: |it| Value::Word(it.clone());
    Said<Deadline>: |it| it.text.value();
    Said<Cadence>: |it| it.text.value();
    Said<u32>: |it| it.text.value();
    Repair: |it| it.code.value();
    SpanLimits: |it| Value::Text(format!("{}–{}", it.narrow, it.wide));
    ChartOptions: |it| Value::Text(format!("{} + {}", it.fields.len(), it.rules.len()));
    WorkingTime: |it| it.week.value();
    ForReaders: |it| Value::Number(f64::from(u8::from(it.phones) + u8::from(it.dates)));
    Portrait: |_it| Value::Code("picture");
    RecordRef: |it| Value::Record(*it);
    FindingKind: |it| Value::Code(it.code());
    ReviewKey: |it| Value::Records(it.about.clone());
    Facts: |it| if it.records.is_empty() { Value::Nothing } else { Value::Records(it.records.clone()) };
    Outcome: |it| Value::Code(it.code());
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

fn records<I: Copy + Into<RecordRef>>(ids: &[I]) -> Value {
    if ids.is_empty() {
        return Value::Nothing;
    }
    Value::Records(ids.iter().map(|&id| id.into()).collect())
}
