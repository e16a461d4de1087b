//! A row of any table: what a [`crate::Change`] adds, updates and removes.

use crate::id::*;
use crate::record::*;
use serde::{Deserialize, Serialize};

/// A record with an id, as a [`crate::Table`] holds it.
pub trait Record: Clone + PartialEq {
    /// Its id type.
    type Id: Copy + Ord + std::fmt::Debug;
    /// Its id.
    fn id(&self) -> Self::Id;
    /// Wraps it.
    fn into_row(self) -> Row;
}

macro_rules! rows {
    ($($name:ident $id:ident $code:literal;)+) => {
        /// One row of any table.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs, clippy::large_enum_variant)]
        pub enum Row {
            $($name($name),)+
            Organisation(Organisation),
        }

        /// The kinds of record, parents before what refers to them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)]
        pub enum RecordKind { Organisation, $($name,)+ }

        impl RecordKind {
            /// Its code, as in JSON.
            pub const fn code(self) -> &'static str {
                match self { Self::Organisation => "organisation", $(Self::$name => $code,)+ }
            }

            /// The kind of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { "organisation" => Some(Self::Organisation), $($code => Some(Self::$name),)+ _ => None }
            }
        }

        /// Names one record of any kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)]
        pub enum RecordRef { Organisation, $($name($id),)+ }

        impl RecordRef {
            /// Which kind of record.
            pub const fn kind(self) -> RecordKind {
                match self { Self::Organisation => RecordKind::Organisation, $(Self::$name(_) => RecordKind::$name,)+ }
            }

            /// Its raw id; 0 for the organisation, of which there is one.
            pub const fn raw(self) -> u64 {
                match self { Self::Organisation => 0, $(Self::$name(id) => id.raw(),)+ }
            }

            /// Names a record by kind and raw id.
            pub const fn from_parts(kind: RecordKind, raw: u64) -> Self {
                match kind { RecordKind::Organisation => Self::Organisation, $(RecordKind::$name => Self::$name($id::from_raw(raw)),)+ }
            }
        }

        impl Row {
            /// Which record this is a state of.
            pub fn record(&self) -> RecordRef {
                match self { Self::Organisation(_) => RecordRef::Organisation, $(Self::$name(row) => RecordRef::$name(row.id),)+ }
            }
        }

        $(
            impl Record for $name {
                type Id = $id;
                fn id(&self) -> $id { self.id }
                fn into_row(self) -> Row { Row::$name(self) }
            }

            impl From<$id> for RecordRef {
                fn from(id: $id) -> Self { Self::$name(id) }
            }
        )+
    };
}

rows! {
    Field FieldId "field";
    Unit UnitId "unit";
    Position PositionId "position";
    Person PersonId "person";
    Assignment AssignmentId "assignment";
    DottedLine DottedLineId "dotted-line";
    Item ItemId "item";
    Process ProcessId "process";
    NeedSet NeedSetId "need-set";
    Need NeedId "need";
    Topic TopicId "topic";
    Channel ChannelId "channel";
    OneWayAnswer AnswerId "answer";
    Finding FindingId "finding";
    Decision DecisionId "decision";
    OpenQuestion QuestionId "question";
    Round RoundId "round";
}
