//! What was changed here and in the list, with the three values in words.

use crate::dto::*;
use crate::key;
use crate::use_case::compare::Describer;
use simpul_model::*;

/// Every field in conflict. `theirs` is the list's state, which knows posts that are left out here.
pub(super) fn views(
    conflicts: &[Conflict],
    mine: &Document,
    theirs: &Document,
    describer: &Describer<'_>,
    settled: Settled<'_>,
) -> Vec<ConflictView> {
    let view = |conflict: &Conflict| {
        let (field, custom) = describer.field(conflict.field);
        let (name, [said, mine, theirs]) = match mine.row(conflict.record) {
            Some(Row::Assignment(held)) if conflict.field == FieldRef::Own("position") => {
                (describer.name(held.person.into()), posts(conflict, mine, theirs))
            }
            _ => (
                describer.name(conflict.record),
                [&conflict.said, &conflict.mine, &conflict.theirs].map(|value| match value {
                    Value::Nothing if conflict.field == FieldRef::Own("holders") => vacant(),
                    value => describer.value(value),
                }),
            ),
        };
        ConflictView {
            at: FieldKey { key: key::of(conflict.record), field: code_of(conflict.field) },
            name,
            kind: conflict.record.kind().code().to_owned(),
            field,
            custom,
            said,
            mine,
            theirs,
            settled: settled(conflict.record, conflict.field),
        }
    };
    conflicts.iter().map(view).collect()
}

/// What is said of a post that nobody holds.
fn vacant() -> SaidView {
    SaidView { kind: SaidWord::Code, text: "vacant".to_owned(), parts: Vec::new() }
}

/// The code by which a field is named outside.
pub(super) fn code_of(field: FieldRef) -> String {
    match field {
        FieldRef::Own(code) => code.to_owned(),
        FieldRef::Custom(id) => key::of(id),
    }
}

/// The posts that are given to one person: their titles and units, and their ids where that tells them not apart.
fn posts(conflict: &Conflict, mine: &Document, theirs: &Document) -> [SaidView; 3] {
    let post = |value: &Value| match value {
        Value::Record(RecordRef::Position(id)) => {
            mine.positions().get(*id).or_else(|| theirs.positions().get(*id))
        }
        _ => None,
    };
    let found = [&conflict.said, &conflict.mine, &conflict.theirs].map(post);
    let unit = |position: &Position| {
        let id = position.unit?;
        mine.units().get(id).or_else(|| theirs.units().get(id)).map(|unit| unit.name.clone())
    };
    let words = found.map(|position| {
        let position = position?;
        let parts = [Some(position.title.clone()), unit(position)];
        Some(parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    });
    let twice = |text: &str| words.iter().flatten().filter(|other| *other == text).count() > 1;
    let worded = |at: usize| match (&words[at], found[at]) {
        (Some(text), Some(position)) => {
            let id = position.external_id.as_deref().filter(|_| twice(text));
            let text = id.map_or_else(|| text.clone(), |id| format!("{text} ({id})"));
            SaidView { kind: SaidWord::Text, text, parts: Vec::new() }
        }
        _ => SaidView::default(),
    };
    [worded(0), worded(1), worded(2)]
}
