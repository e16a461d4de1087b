//! The fields of every record: how they differ, and how two changes of one record are brought together.
//!
//! Every field stands in the list at the end; one that is missing there does not compile.

use super::value::{Shown, Value};
use crate::id::FieldId;
use crate::record::*;
use crate::row::Row;
use crate::standard::Standard;

/// Names a field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldRef {
    /// One that every record of the kind has: its code.
    Own(&'static str),
    /// One that the company added.
    Custom(FieldId),
}

/// A field with two values.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Which.
    pub field: FieldRef,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
}

/// A change of a field that met another change of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clash {
    pub(crate) field: FieldRef,
    pub(crate) before: Value,
    pub(crate) wanted: Value,
    pub(crate) now: Value,
}

/// What came of a change of one field.
pub(crate) enum Met {
    /// It was made.
    Made(FieldRef),
    /// Somebody else made the same of it meanwhile; what it was before.
    Stood(FieldRef, Value),
    /// The field was changed otherwise meanwhile.
    Clashed(Clash),
}

/// A part of a record that is compared and brought together by itself.
trait Part {
    fn differ(&self, after: &Self, code: &'static str, with: &mut dyn FnMut(FieldChange));
    fn merge(&mut self, before: &Self, after: &Self, code: &'static str, with: &mut dyn FnMut(Met));
}

impl<T: Shown> Part for T {
    fn differ(&self, after: &Self, code: &'static str, with: &mut dyn FnMut(FieldChange)) {
        if self != after {
            with(FieldChange { field: FieldRef::Own(code), before: self.value(), after: after.value() });
        }
    }

    fn merge(&mut self, before: &Self, after: &Self, code: &'static str, with: &mut dyn FnMut(Met)) {
        if before == after {
            return;
        }
        let field = FieldRef::Own(code);
        if self != before && self != after {
            let (before, wanted, now) = (before.value(), after.value(), self.value());
            return with(Met::Clashed(Clash { field, before, wanted, now }));
        }
        if self == after {
            return with(Met::Stood(field, before.value()));
        }
        *self = after.clone();
        with(Met::Made(field));
    }
}

/// Values that the company added, one field at a time.
struct Values<'c>(&'c mut Custom);

fn differ_custom(before: &Custom, after: &Custom, with: &mut dyn FnMut(FieldChange)) {
    for &field in before.keys().chain(after.keys().filter(|field| !before.contains_key(field))) {
        let (was, is) = (before.get(&field).cloned(), after.get(&field).cloned());
        if was != is {
            with(FieldChange { field: FieldRef::Custom(field), before: was.value(), after: is.value() });
        }
    }
}

impl Values<'_> {
    fn merge(&mut self, before: &Custom, after: &Custom, with: &mut dyn FnMut(Met)) {
        differ_custom(before, after, &mut |change| {
            let FieldRef::Custom(id) = change.field else { return };
            let (was, is, now) = (before.get(&id), after.get(&id), self.0.get(&id));
            if now != was && now != is {
                let now = now.cloned().value();
                let clash = Clash { field: change.field, before: change.before, wanted: change.after, now };
                return with(Met::Clashed(clash));
            }
            if now == is {
                return with(Met::Stood(change.field, change.before));
            }
            match is {
                Some(value) => _ = self.0.insert(id, value.clone()),
                None => _ = self.0.remove(&id),
            }
            with(Met::Made(change.field));
        });
    }
}

macro_rules! standard {
    ($($field:ident = $code:literal,)+) => {
        fn differ_standard(before: &Standard, after: &Standard, with: &mut dyn FnMut(FieldChange)) {
            let Standard { $($field),+ } = before;
            $($field.differ(&after.$field, $code, with);)+
        }

        fn take_standard(to: &mut Standard, from: &Standard, code: &str) {
            match code {
                $($code => to.$field.clone_from(&from.$field),)+
                _ => {}
            }
        }

        fn merge_standard(now: &mut Standard, before: &Standard, after: &Standard, with: &mut dyn FnMut(Met)) {
            $(now.$field.merge(&before.$field, &after.$field, $code, with);)+
        }
    };
}

standard! {
    due = "due",
    aim = "aim",
    cadence = "cadence",
    form = "form",
    quality = "quality",
    ack_within = "ack-within",
}

macro_rules! records {
    ($($name:ident { $(own $field:ident = $code:literal,)* $(standard $standard:ident,)? $(custom $custom:ident,)? } $(but $($skip:ident)+)?;)+) => {
        /// What differs between two states of one record, in the order of its fields.
        pub(crate) fn differing(before: &Row, after: &Row) -> Vec<FieldChange> {
            let mut found = Vec::new();
            let with = &mut |change| found.push(change);
            match (before, after) {
                $((Row::$name(before), Row::$name(after)) => {
                    let $name { $($($skip: _,)+)? $($field,)* $($standard,)? $($custom,)? } = before;
                    $($field.differ(&after.$field, $code, with);)*
                    $(differ_standard($standard, &after.$standard, with);)?
                    $(differ_custom($custom, &after.$custom, with);)?
                })+
                _ => {}
            }
            found
        }

        /// Makes the change from `before` to `after` on `now`, field by field, and tells what came of each.
        pub(crate) fn merge(now: &mut Row, before: &Row, after: &Row, with: &mut dyn FnMut(Met)) {
            match (now, before, after) {
                $((Row::$name(now), Row::$name(before), Row::$name(after)) => {
                    $(now.$field.merge(&before.$field, &after.$field, $code, with);)*
                    $(merge_standard(&mut now.$standard, &before.$standard, &after.$standard, with);)?
                    $(Values(&mut now.$custom).merge(&before.$custom, &after.$custom, with);)?
                })+
                _ => {}
            }
        }

        /// Gives a field of one state of a record the value it has in another.
        pub(crate) fn take(to: &mut Row, from: &Row, field: FieldRef) {
            match (to, from, field) {
                $((Row::$name(to), Row::$name(from), FieldRef::Own(code)) => match code {
                    $($code => to.$field.clone_from(&from.$field),)*
                    code => {
                        $(take_standard(&mut to.$standard, &from.$standard, code);)?
                        let _ = code;
                    }
                },)+
                $($((Row::$name(to), Row::$name(from), FieldRef::Custom(id)) => {
                    match from.$custom.get(&id) {
                        Some(value) => _ = to.$custom.insert(id, value.clone()),
                        None => _ = to.$custom.remove(&id),
                    }
                })?)+
                _ => {}
            }
        }
    };
}

records! {
    Organisation { own name = "name", own spans = "spans", own chart = "chart", own working = "working", own readers = "readers", own synonyms = "synonyms", own views = "views", own rhythm = "rhythm", };
    Field {
        own owner = "owner", own name = "name", own value_type = "value-type", own private = "private",
        own order = "order",
    } but id;
    Unit {
        own name = "name", own parent = "parent", own head = "head", own contact = "contact",
        own kind = "kind", own purpose = "purpose", own external = "external", own archived = "archived",
        own external_id = "external-id", own order = "order", custom custom,
    } but id imported;
    Position {
        own title = "title", own manager = "manager", own unit = "unit", own kind = "kind",
        own duties = "duties", own backup = "backup", own parked = "parked",
        own external_id = "external-id", own order = "order", custom custom,
    } but id imported seated;
    Person {
        own name = "name", own email = "email", own phone = "phone", own location = "location",
        own status = "status", own photo = "photo", own portrait = "portrait",
        own external_id = "external-id", custom custom,
    } but id imported;
    Assignment {
        own person = "person", own position = "position", own share = "share", own acting = "acting",
        own from = "from", own until = "until",
    } but id imported;
    DottedLine { own from = "from", own to = "to", own label = "label", } but id;
    Item { own name = "name", own kind = "kind", } but id;
    Process { own name = "name", } but id;
    NeedSet { own customers = "customers", own suppliers = "suppliers", } but id;
    Need {
        own customer = "customer", own supplier = "supplier", own item = "item", own purpose = "purpose",
        own channel = "channel", own criticality = "criticality", own weight = "weight",
        own processes = "processes", own made_from = "made-from", own status = "status",
        own set = "set",
        own confirmed_by_customer = "confirmed-by-customer",
        own confirmed_by_supplier = "confirmed-by-supplier",
        own external_id = "external-id", standard standard,
    } but id;
    Topic {
        own name = "name", own owner = "owner", own backup = "backup", own synonyms = "synonyms",
        own reply_within = "reply-within", own send_along = "send-along", own confirmed = "confirmed",
        own involved = "involved", own external_id = "external-id",
    } but id;
    Channel {
        own owner = "owner", own topic = "for-topic", own kind = "kind", own address = "address", own hours = "hours",
        own purpose = "purpose", own order = "order", own confirmed = "confirmed",
    } but id;
    OneWayAnswer {
        own units = "units", own answer = "answer", own by = "by", own at = "at",
        own needs_seen = "needs-seen",
    } but id;
    Decision {
        own key = "review-key", own facts = "facts", own outcome = "outcome", own because = "because",
        own who = "who", own until = "until", own by = "by", own at = "at",
    } but id;
    OpenQuestion { own text = "question", own asked = "asked", own topic = "topic", own unreached = "unreached", } but id;
    Round {
        own name = "name", own level = "level", own branch = "branch", own process = "process",
        own found = "found", own by = "by", own at = "at",
    } but id;
    Finding {
        own kind = "kind", own file = "file", own row = "row", own column = "column", own value = "value",
        own args = "args", own repair = "repair", own state = "state", own about = "about",
        own accepted = "accepted",
    } but id;
}
