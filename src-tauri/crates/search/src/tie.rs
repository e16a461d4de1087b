//! The order of records that are equally good: by external id, then by folded name, then by id.

use simpul_model::{Document, RecordRef, fold};

/// Sorts before those of other records by what users know, not by minted ids.
pub(crate) type Tie = (bool, String, String, u64);

/// The sort key of a record. Records with an external id come first.
pub(crate) fn tie(document: &Document, record: RecordRef) -> Tie {
    let (external, name) = match record {
        RecordRef::Unit(id) => {
            named(document.units().get(id).map(|u| (u.external_id.as_deref(), u.name.as_str())))
        }
        RecordRef::Position(id) => {
            named(document.positions().get(id).map(|p| (p.external_id.as_deref(), p.title.as_str())))
        }
        RecordRef::Person(id) => {
            named(document.people().get(id).map(|p| (p.external_id.as_deref(), p.name.as_str())))
        }
        RecordRef::Topic(id) => {
            named(document.topics().get(id).map(|t| (t.external_id.as_deref(), t.name.as_str())))
        }
        RecordRef::Item(id) => named(document.items().get(id).map(|i| (None, i.name.as_str()))),
        RecordRef::Process(id) => named(document.processes().get(id).map(|p| (None, p.name.as_str()))),
        _ => named(None),
    };
    (external.is_empty(), external, name, record.raw())
}

fn named(found: Option<(Option<&str>, &str)>) -> (String, String) {
    let (external, name) = found.unwrap_or_default();
    (external.unwrap_or_default().to_owned(), fold(name))
}
