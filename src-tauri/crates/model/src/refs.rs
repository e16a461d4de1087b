//! Which records a record names: to be looked through, and to be named anew.

use crate::document::Document;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use std::collections::BTreeSet;

/// A value that may name records.
trait Refs {
    fn visit(&self, with: &mut dyn FnMut(RecordRef));
    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef);
}

macro_rules! ids {
    ($($id:ident $variant:ident;)+) => {$(
        impl Refs for $id {
            fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
                with(RecordRef::$variant(*self));
            }

            fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
                if let RecordRef::$variant(id) = to(RecordRef::$variant(*self)) {
                    *self = id;
                }
            }
        }
    )+};
}

ids! {
    UnitId Unit;
    PositionId Position;
    PersonId Person;
    ItemId Item;
    ProcessId Process;
    NeedId Need;
    NeedSetId NeedSet;
    TopicId Topic;
}

impl<T: Refs> Refs for Option<T> {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        self.iter().for_each(|value| value.visit(with));
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        self.iter_mut().for_each(|value| value.rename(to));
    }
}

impl<T: Refs + Ord> Refs for Vec<T> {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        self.iter().for_each(|value| value.visit(with));
    }

    /// Lists of records stand in ascending order.
    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        self.iter_mut().for_each(|value| value.rename(to));
        self.sort_unstable();
    }
}

impl Refs for (UnitId, UnitId) {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        self.0.visit(with);
        self.1.visit(with);
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        self.0.rename(to);
        self.1.rename(to);
        *self = (self.0.min(self.1), self.0.max(self.1));
    }
}

impl Refs for End {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        match self {
            Self::Unit(id) => id.visit(with),
            Self::Position(id) => id.visit(with),
        }
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        match self {
            Self::Unit(id) => id.rename(to),
            Self::Position(id) => id.rename(to),
        }
    }
}

impl Refs for Party {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        match self {
            Self::Unit(id) => id.visit(with),
            Self::Position(id) => id.visit(with),
            Self::Person(id) => id.visit(with),
        }
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        match self {
            Self::Unit(id) => id.rename(to),
            Self::Position(id) => id.rename(to),
            Self::Person(id) => id.rename(to),
        }
    }
}

impl Refs for Members {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        if let Self::Under(unit) = self {
            unit.visit(with);
        }
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        if let Self::Under(unit) = self {
            unit.rename(to);
        }
    }
}

impl Refs for Involved {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        self.party.visit(with);
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        self.party.rename(to);
    }
}

impl Refs for Custom {
    fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
        self.keys().for_each(|&field| with(field.into()));
    }

    fn rename(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
        let named = |field: FieldId| match to(field.into()) {
            RecordRef::Field(field) => field,
            _ => field,
        };
        *self = std::mem::take(self).into_iter().map(|(field, value)| (named(field), value)).collect();
    }
}

/// `needs_seen` of an answer is no reference: a need seen then may be gone since. Nor is what a decision was made
/// on, nor what a review keeps to and found when it began, or the unit of a question, the topic made for it,
/// and whose way reached nobody.
macro_rules! records {
    ($($name:ident: $($field:ident)+;)+; $($plain:ident)+) => {
        impl Row {
            /// Names the records this row names otherwise; what `to` does not know it gives back as it is.
            pub(crate) fn map_references(&mut self, to: &dyn Fn(RecordRef) -> RecordRef) {
                match self {
                    $(Self::$name(row) => {$(row.$field.rename(to);)+})+
                    $(Self::$plain(_) => {})+
                }
            }
        }

        $(impl $name {
            fn visit(&self, with: &mut dyn FnMut(RecordRef)) {
                $(self.$field.visit(with);)+
            }
        })+
    };
}

records! {
    Unit: parent contact head custom;
    Position: unit manager backup custom;
    Person: custom;
    Assignment: person position;
    DottedLine: from to;
    NeedSet: customers suppliers;
    Need: customer supplier item processes made_from set;
    Topic: owner backup involved;
    Channel: owner topic;
    OneWayAnswer: units;
    ;
    Organisation Field Item Process Finding Decision OpenQuestion Round
}

/// Records that are not there although others name them: each with the first that does. O(n log n) over the
/// whole document where `gone` is not empty.
pub(crate) fn still_named(document: &Document, gone: &BTreeSet<RecordRef>) -> Vec<(RecordRef, RecordRef)> {
    let mut found = Vec::new();
    if gone.is_empty() {
        return found;
    }
    let mut open = gone.clone();
    macro_rules! look {
        ($($table:ident)+) => {$(
            for row in document.$table().iter() {
                row.visit(&mut |named| {
                    if open.remove(&named) {
                        found.push((named, row.id.into()));
                    }
                });
            }
        )+};
    }
    look!(units positions people assignments dotted_lines need_sets needs topics channels answers);
    found
}
