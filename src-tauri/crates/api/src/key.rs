//! Keys: how records are named outside.

use crate::error::ApiError;
use simpul_model::{
    AssignmentId, ChannelId, Document, DottedLineId, End, FieldId, NeedId, NeedSetId, Party, PersonId,
    PositionId, QuestionId, RecordKind, RecordRef, RoundId, TopicId, Unit, UnitId, fold,
};

/// The key of a record.
pub(crate) fn of(record: impl Into<RecordRef>) -> String {
    let record = record.into();
    // Every id prints itself the same way; any kind will do for the digits.
    format!("{}:{}", record.kind().code(), UnitId::from_raw(record.raw()))
}

/// A record's id outside: the one its import gave, else its key.
pub(crate) fn outside(document: &Document, record: RecordRef) -> String {
    let external = match record {
        RecordRef::Unit(id) => document.units().get(id).and_then(|u| u.external_id.clone()),
        RecordRef::Position(id) => document.positions().get(id).and_then(|p| p.external_id.clone()),
        RecordRef::Person(id) => document.people().get(id).and_then(|p| p.external_id.clone()),
        RecordRef::Topic(id) => document.topics().get(id).and_then(|t| t.external_id.clone()),
        RecordRef::Need(id) => document.needs().get(id).and_then(|n| n.external_id.clone()),
        _ => None,
    };
    external.unwrap_or_else(|| of(record))
}

/// The record a key names; it need not be there.
pub(crate) fn parse(key: &str) -> Result<RecordRef, ApiError> {
    let bad = || ApiError::not_found(key);
    let (kind, id) = key.split_once(':').ok_or_else(bad)?;
    let kind = RecordKind::from_code(kind).ok_or_else(bad)?;
    let raw = id.parse::<UnitId>().map_err(|_| bad())?.raw();
    Ok(RecordRef::from_parts(kind, raw))
}

macro_rules! narrow {
    ($($name:ident $variant:ident $id:ident;)+) => {$(
        pub(crate) fn $name(key: &str) -> Result<$id, ApiError> {
            match parse(key)? {
                RecordRef::$variant(id) => Ok(id),
                _ => Err(ApiError::not_found(key)),
            }
        }
    )+};
}

narrow! {
    unit Unit UnitId;
    position Position PositionId;
    person Person PersonId;
    need Need NeedId;
    need_set NeedSet NeedSetId;
    topic Topic TopicId;
    channel Channel ChannelId;
    question OpenQuestion QuestionId;
    field Field FieldId;
    dotted_line DottedLine DottedLineId;
    round Round RoundId;
}

/// The id of what is no record: a version, a scenario.
pub(crate) fn raw(id: u64) -> String {
    UnitId::from_raw(id).to_string()
}

/// Reads such an id.
pub(crate) fn parse_raw(id: &str) -> Result<u64, ApiError> {
    id.parse::<UnitId>().map(UnitId::raw).map_err(|_| ApiError::not_found(id))
}

/// An assignment's id stands alone, without its kind.
pub(crate) fn assignment(id: &str) -> Result<AssignmentId, ApiError> {
    id.parse().map_err(|_| ApiError::not_found(id))
}

/// A unit's or position's key as the end of a need.
pub(crate) fn end(key: &str) -> Result<End, ApiError> {
    match parse(key)? {
        RecordRef::Unit(id) => Ok(End::Unit(id)),
        RecordRef::Position(id) => Ok(End::Position(id)),
        _ => Err(ApiError::not_found(key)),
    }
}

/// The key of somebody who can own a topic.
pub(crate) fn party(key: &str) -> Result<Party, ApiError> {
    match parse(key)? {
        RecordRef::Unit(id) => Ok(Party::Unit(id)),
        RecordRef::Position(id) => Ok(Party::Position(id)),
        RecordRef::Person(id) => Ok(Party::Person(id)),
        _ => Err(ApiError::not_found(key)),
    }
}

/// An empty key stands for nothing.
pub(crate) fn maybe<T>(
    key: Option<&str>,
    read: impl Fn(&str) -> Result<T, ApiError>,
) -> Result<Option<T>, ApiError> {
    key.filter(|key| !key.is_empty()).map(read).transpose()
}

/// The unit of a key, of an id outside or of a name.
pub(crate) fn named_unit(document: &Document, named: &str) -> Result<UnitId, ApiError> {
    let known = unit(named).ok().filter(|&unit| document.units().contains(unit));
    let by =
        |fits: &dyn Fn(&Unit) -> bool| document.units().iter().find(|unit| fits(unit)).map(|unit| unit.id);
    let wanted = fold(named);
    known
        .or_else(|| by(&|unit| unit.external_id.as_deref() == Some(named)))
        .or_else(|| by(&|unit| fold(&unit.name) == wanted))
        .ok_or_else(|| ApiError::new("unknown-unit", &[("name", named.to_owned())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_records_and_back() {
        for record in [RecordRef::Unit(UnitId::from_raw(77)), RecordRef::Need(NeedId::from_raw(1 << 62))] {
            assert_eq!(parse(&of(record)), Ok(record));
        }
        assert!(parse("unit:").is_err());
        assert!(parse("nothing").is_err());
        assert!(unit(&of(PositionId::from_raw(1))).is_err());
    }
}
